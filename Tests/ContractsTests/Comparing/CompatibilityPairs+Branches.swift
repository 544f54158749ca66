extension CompatibilityPair {
    static let branches: [CompatibilityPair] = [
        .init(
            "branches in another order", #"{"anyOf":[{"type":"string"},{"type":"null"}]}"#,
            #"{"anyOf":[{"type":"null"},{"type":"string"}]}"#),
        .init(
            "a union of types for branches", #"{"anyOf":[{"type":"string"},{"type":"null"}]}"#,
            #"{"type":["string","null"]}"#),
        .init(
            "a branch is gone", #"{"anyOf":[{"type":"string"},{"type":"integer"}]}"#,
            #"{"anyOf":[{"type":"string"},{"type":"boolean"}]}"#,
            accepts: ["narrowed-alternative"], promises: ["widened-alternative"]),
        .init(
            "only one branch is left", #"{"anyOf":[{"type":"string"},{"type":"integer"}]}"#,
            #"{"type":"string"}"#, accepts: ["narrowed-type"]),
        .init(
            "a branch narrows",
            #"{"anyOf":[{"type":"string","maxLength":10},{"type":"integer"}]}"#,
            #"{"anyOf":[{"type":"string","maxLength":5},{"type":"integer"}]}"#,
            accepts: ["narrowed-length"]),
        .init(
            "a branch that others cover", #"{"anyOf":[{"type":"integer"},{"type":"number"}]}"#,
            #"{"anyOf":[{"type":"number"}]}"#),
        .init(
            "oneOf for anyOf of branches apart", #"{"anyOf":[{"type":"string"},{"type":"null"}]}"#,
            #"{"oneOf":[{"type":"string"},{"type":"null"}]}"#),
        .init(
            "oneOf for anyOf of branches that overlap",
            #"{"anyOf":[{"type":"integer","minimum":0},{"type":"integer","maximum":10}]}"#,
            #"{"oneOf":[{"type":"integer","minimum":0},{"type":"integer","maximum":10}]}"#,
            accepts: ["narrowed-exclusivity"]),
        .init(
            "a kind told by its tag is new",
            #"{"oneOf":[{"type":"object","properties":{"kind":{"const":"card"}},"required":["kind"]}]}"#,
            #"{"oneOf":[{"type":"object","properties":{"kind":{"const":"card"}},"required":["kind"]},{"type":"object","properties":{"kind":{"const":"upi"}},"required":["kind"]}]}"#,
            promises: ["widened-enum"]),
        .init(
            "one of two kinds gets a required member",
            #"{"oneOf":[{"type":"object","properties":{"kind":{"const":"card"}},"required":["kind"]},{"type":"object","properties":{"kind":{"const":"upi"}},"required":["kind"]}]}"#,
            #"{"oneOf":[{"type":"object","properties":{"kind":{"const":"card"}},"required":["kind","pan"]},{"type":"object","properties":{"kind":{"const":"upi"}},"required":["kind"]}]}"#,
            accepts: ["narrowed-required"]),
        .init(
            "a null branch is gone below a member",
            #"{"type":"object","properties":{"m":{"anyOf":[{"type":"object","properties":{"x":{"type":"integer"}}},{"type":"null"}]}}}"#,
            #"{"type":"object","properties":{"m":{"type":"object","properties":{"x":{"type":"integer"}}}}}"#,
            accepts: ["narrowed-null"]),
        .init(
            "allOf for one flat schema",
            #"{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}},"required":["a","b"]}"#,
            #"{"allOf":[{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]},{"properties":{"b":{"type":"integer"}},"required":["b"]}]}"#
        ),
        .init(
            "one more demand in allOf", #"{"allOf":[{"type":"integer"}]}"#,
            #"{"allOf":[{"type":"integer"},{"minimum":3}]}"#, accepts: ["narrowed-minimum"]),
        .init(
            "an anyOf of one", #"{"anyOf":[{"type":"integer"}]}"#, #"{"type":"integer"}"#),
        .init(
            "branches that share a base",
            #"{"type":"object","properties":{"id":{"type":"string"}},"required":["id"],"anyOf":[{"required":["a"]},{"required":["b"]}]}"#,
            #"{"type":"object","properties":{"id":{"type":"string"}},"required":["id"],"anyOf":[{"required":["a"]}]}"#,
            accepts: ["narrowed-required"]),
    ]

    static let logic: [CompatibilityPair] = [
        .init(
            "a value is ruled out", #"{"type":"string"}"#,
            #"{"type":"string","not":{"const":"text"}}"#, accepts: ["narrowed-exclusion"]),
        .init(
            "what is ruled out could never be", #"{"type":"string"}"#,
            #"{"type":"string","not":{"type":"integer"}}"#),
        .init(
            "more is ruled out", #"{"type":"integer","not":{"minimum":10}}"#,
            #"{"type":"integer","not":{"minimum":5}}"#, accepts: ["narrowed-exclusion"]),
        .init(
            "a member must not be there", #"{"type":"object"}"#,
            #"{"type":"object","not":{"required":["password"]}}"#,
            accepts: ["narrowed-exclusion"]),
        .init(
            "a condition with a demand",
            #"{"type":"object","properties":{"kind":{"enum":["card","upi"]}},"required":["kind"]}"#,
            #"{"type":"object","properties":{"kind":{"enum":["card","upi"]}},"required":["kind"],"if":{"properties":{"kind":{"const":"card"}}},"then":{"required":["pan"]}}"#,
            accepts: ["narrowed-required"]),
        .init(
            "the demand of a condition grows",
            #"{"type":"object","if":{"required":["a"]},"then":{"properties":{"n":{"type":"integer","minimum":0}}}}"#,
            #"{"type":"object","if":{"required":["a"]},"then":{"properties":{"n":{"type":"integer","minimum":1}}}}"#,
            accepts: ["narrowed-minimum"]),
        .init(
            "a demand where a condition does not hold", #"{"type":"integer"}"#,
            #"{"type":"integer","if":{"minimum":0},"else":{"multipleOf":2}}"#,
            accepts: ["narrowed-multiple-of"]),
        .init(
            "a condition without a consequence", #"{"type":"integer"}"#,
            #"{"type":"integer","if":{"minimum":0}}"#),
    ]

    static let references: [CompatibilityPair] = [
        .init(
            "a part moves to the definitions",
            #"{"type":"object","properties":{"a":{"type":"integer","minimum":0}}}"#,
            ##"{"type":"object","properties":{"a":{"$ref":"#/$defs/amount"}},"$defs":{"amount":{"type":"integer","minimum":0}}}"##
        ),
        .init(
            "a definition gets another name",
            ##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}}"##,
            ##"{"$ref":"#/$defs/b","$defs":{"b":{"type":"string"}}}"##),
        .init(
            "a definition narrows",
            ##"{"type":"object","properties":{"x":{"$ref":"#/$defs/m"},"y":{"$ref":"#/$defs/m"}},"$defs":{"m":{"type":"integer","minimum":0}}}"##,
            ##"{"type":"object","properties":{"x":{"$ref":"#/$defs/m"},"y":{"$ref":"#/$defs/m"}},"$defs":{"m":{"type":"integer","minimum":1}}}"##,
            accepts: ["narrowed-minimum"]),
        .init(
            "a bound beside a reference",
            ##"{"$ref":"#/$defs/m","$defs":{"m":{"type":"integer"}}}"##,
            ##"{"$ref":"#/$defs/m","maximum":9,"$defs":{"m":{"type":"integer"}}}"##,
            accepts: ["narrowed-maximum"]),
        .init(
            "a tree is written in another order",
            ##"{"$ref":"#/$defs/t","$defs":{"t":{"type":"object","properties":{"v":{"type":"integer"},"kids":{"type":"array","items":{"$ref":"#/$defs/t"}}}}}}"##,
            ##"{"$ref":"#/$defs/node","$defs":{"node":{"type":"object","properties":{"kids":{"type":"array","items":{"$ref":"#/$defs/node"}},"v":{"type":"integer"}}}}}"##
        ),
        .init(
            "a tree narrows",
            ##"{"$ref":"#/$defs/t","$defs":{"t":{"type":"object","properties":{"v":{"type":"integer"},"kids":{"type":"array","items":{"$ref":"#/$defs/t"}}}}}}"##,
            ##"{"$ref":"#/$defs/t","$defs":{"t":{"type":"object","properties":{"v":{"type":"integer"},"kids":{"type":"array","maxItems":2,"items":{"$ref":"#/$defs/t"}}}}}}"##,
            accepts: ["narrowed-element-count"]),
        .init(
            "parts that refer to each other in a circle through branches",
            ##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"object","properties":{"b":{"anyOf":[{"type":"string"},{"$ref":"#/$defs/b"}]}},"required":["b"]},"b":{"type":"object","properties":{"a":{"anyOf":[{"type":"string"},{"$ref":"#/$defs/a"}]},"n":{"type":"integer"}},"required":["a"]}}}"##,
            ##"{"$ref":"#/$defs/a","$defs":{"a":{"type":"object","properties":{"b":{"anyOf":[{"type":"string"},{"$ref":"#/$defs/b"}]}},"required":["b"]},"b":{"type":"object","properties":{"a":{"anyOf":[{"type":"string"},{"$ref":"#/$defs/a"}]},"n":{"type":"integer","minimum":7}},"required":["a"]}}}"##,
            accepts: ["narrowed-minimum"]),
        .init(
            "an anchor for a pointer",
            ##"{"$ref":"#/$defs/m","$defs":{"m":{"type":"integer"}}}"##,
            ##"{"$ref":"#m","$defs":{"m":{"$anchor":"m","type":"integer"}}}"##),
    ]

    static let envelopes: [CompatibilityPair] = [
        .init(
            "the amount of an event may be nothing",
            #"{"type":"object","properties":{"type":{"const":"payments.payment_captured.v1"},"time":{"type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"},"data":{"type":"object","properties":{"amount":{"type":"integer","minimum":1}},"required":["amount"],"additionalProperties":false}},"required":["type","time","data"],"additionalProperties":false}"#,
            #"{"type":"object","properties":{"type":{"const":"payments.payment_captured.v1"},"time":{"type":"string","format":"date-time","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3}Z$"},"data":{"type":"object","properties":{"amount":{"type":"integer","minimum":0}},"required":["amount"],"additionalProperties":false}},"required":["type","time","data"],"additionalProperties":false}"#,
            promises: ["widened-minimum"]),
        .init(
            "seconds instead of milliseconds",
            #"{"type":"object","properties":{"time":{"type":"string","format":"date-time","pattern":"\\.[0-9]{3}Z$"}},"required":["time"]}"#,
            #"{"type":"object","properties":{"time":{"type":"string","format":"date-time"}},"required":["time"]}"#,
            promises: ["widened-pattern"]),
        .init(
            "a failure has a further reason",
            #"{"type":"object","properties":{"kind":{"enum":["declined","expired"]}},"required":["kind"]}"#,
            #"{"type":"object","properties":{"kind":{"enum":["declined","expired","blocked"]}},"required":["kind"]}"#,
            promises: ["widened-enum"]),
        .init(
            "an id may be null",
            #"{"type":"object","properties":{"transaction_id":{"type":"string","minLength":1}},"required":["transaction_id"]}"#,
            #"{"type":"object","properties":{"transaction_id":{"type":["string","null"],"minLength":1}},"required":["transaction_id"]}"#,
            promises: ["widened-null"]),
    ]
}
