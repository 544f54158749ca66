extension CompatibilityPair {
    static let objects: [CompatibilityPair] = [
        .init(
            "a member becomes required", #"{"type":"object","properties":{"a":{"type":"string"}}}"#,
            #"{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}"#,
            accepts: ["narrowed-required"]),
        .init(
            "a new required member of a closed object",
            #"{"type":"object","properties":{"a":true},"additionalProperties":false}"#,
            #"{"type":"object","properties":{"a":true,"b":{"type":"integer"}},"required":["b"],"additionalProperties":false}"#,
            accepts: ["narrowed-required"], promises: ["widened-member"]),
        .init(
            "a new optional member of a closed object",
            #"{"type":"object","properties":{"a":true},"additionalProperties":false}"#,
            #"{"type":"object","properties":{"a":true,"b":{"type":"integer"}},"additionalProperties":false}"#,
            promises: ["widened-member"]),
        .init(
            "a new optional member of an open object",
            #"{"type":"object","properties":{"a":true}}"#,
            #"{"type":"object","properties":{"a":true,"b":{"type":"integer"}}}"#),
        .init(
            "a member of an open object is not described any more",
            #"{"type":"object","properties":{"a":{"type":"string"}}}"#, #"{"type":"object"}"#,
            promises: ["widened-undescribed-member"]),
        .init(
            "an object closes", #"{"type":"object","properties":{"a":true}}"#,
            #"{"type":"object","properties":{"a":true},"additionalProperties":false}"#,
            accepts: ["narrowed-member"]),
        .init(
            "further members have to be text", #"{"type":"object","properties":{"a":true}}"#,
            #"{"type":"object","properties":{"a":true},"additionalProperties":{"type":"string"}}"#,
            accepts: ["narrowed-type"]),
        .init(
            "further members become shorter",
            #"{"type":"object","additionalProperties":{"type":"string","maxLength":50}}"#,
            #"{"type":"object","additionalProperties":{"type":"string","maxLength":40}}"#,
            accepts: ["narrowed-length"]),
        .init(
            "a member deep inside",
            #"{"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"array","items":{"type":"object","properties":{"c":{"type":"integer","minimum":0}},"required":["c"]}}},"required":["b"]}},"required":["a"]}"#,
            #"{"type":"object","properties":{"a":{"type":"object","properties":{"b":{"type":"array","items":{"type":"object","properties":{"c":{"type":"integer","minimum":10}},"required":["c"]}}},"required":["b"]}},"required":["a"]}"#,
            accepts: ["narrowed-minimum"]),
        .init(
            "a bound inside an optional member beside required ones",
            #"{"type":"object","properties":{"id":{"type":"string","pattern":"^p_[0-9]{4}$"},"n":{"type":"integer"}},"required":["id"],"additionalProperties":false}"#,
            #"{"type":"object","properties":{"id":{"type":"string","pattern":"^p_[0-9]{4}$"},"n":{"type":"integer","maximum":5}},"required":["id"],"additionalProperties":false}"#,
            accepts: ["narrowed-maximum"]),
        .init(
            "two changes at once, each shown by itself",
            #"{"type":"object","properties":{"a":{"type":"integer"},"b":{"enum":["x","y"]}}}"#,
            #"{"type":"object","properties":{"a":{"type":"integer","minimum":0},"b":{"enum":["x"]}},"required":["a"]}"#,
            accepts: ["narrowed-enum", "narrowed-minimum", "narrowed-required"]),
        .init(
            "a closed object loses a member",
            #"{"type":"object","properties":{"a":true,"b":true},"additionalProperties":false}"#,
            #"{"type":"object","properties":{"a":true},"additionalProperties":false}"#,
            accepts: ["narrowed-member"]),
        .init(
            "a member is forbidden", #"{"type":"object"}"#,
            #"{"type":"object","properties":{"a":false}}"#, accepts: ["narrowed-member"]),
        .init(
            "bounds of an object that is not the only type",
            #"{"type":["object","null"],"properties":{"a":{"type":"string"}}}"#,
            #"{"type":["object","null"],"properties":{"a":{"type":"string"}},"required":["a"]}"#,
            accepts: ["narrowed-required"]),
    ]

    static let membersAndNames: [CompatibilityPair] = [
        .init(
            "at least one member", #"{"type":"object"}"#, #"{"type":"object","minProperties":1}"#,
            accepts: ["narrowed-member-count"]),
        .init(
            "at most two members", #"{"type":"object","maxProperties":5}"#,
            #"{"type":"object","maxProperties":2}"#, accepts: ["narrowed-member-count"]),
        .init(
            "a closed object cannot have more anyway",
            #"{"type":"object","properties":{"a":true},"additionalProperties":false}"#,
            #"{"type":"object","properties":{"a":true},"additionalProperties":false,"maxProperties":1}"#
        ),
        .init(
            "names in lower case", #"{"type":"object"}"#,
            #"{"type":"object","propertyNames":{"pattern":"^[a-z_]+$"}}"#,
            accepts: ["narrowed-pattern"]),
        .init(
            "shorter names", #"{"type":"object","propertyNames":{"maxLength":40}}"#,
            #"{"type":"object","propertyNames":{"maxLength":20}}"#,
            accepts: ["narrowed-length"]),
        .init(
            "listed names", #"{"type":"object","propertyNames":{"enum":["a","b"]}}"#,
            #"{"type":"object","propertyNames":{"enum":["a"]}}"#, accepts: ["narrowed-enum"]),
        .init(
            "members by pattern become whole numbers",
            #"{"type":"object","patternProperties":{"^x-":{"type":"number"}}}"#,
            #"{"type":"object","patternProperties":{"^x-":{"type":"integer"}}}"#,
            accepts: ["narrowed-type"]),
        .init(
            "members by pattern are forbidden", #"{"type":"object"}"#,
            #"{"type":"object","patternProperties":{"^_":false}}"#,
            accepts: ["narrowed-member"]),
        .init(
            "a pattern of names narrows in a closed object",
            #"{"type":"object","patternProperties":{"^[a-z]+$":true},"additionalProperties":false}"#,
            #"{"type":"object","patternProperties":{"^[a-f]+$":true},"additionalProperties":false}"#,
            accepts: ["narrowed-member"]),
        .init(
            "a member needs another",
            #"{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}}}"#,
            #"{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"dependentRequired":{"a":["b"]}}"#,
            accepts: ["narrowed-dependent"]),
        .init(
            "a member needs another that is always there",
            #"{"type":"object","required":["b"]}"#,
            #"{"type":"object","required":["b"],"dependentRequired":{"a":["b"]}}"#),
        .init(
            "a member brings a demand with it",
            #"{"type":"object","properties":{"n":{"type":"integer"}}}"#,
            #"{"type":"object","properties":{"n":{"type":"integer"}},"dependentSchemas":{"card":{"properties":{"n":{"minimum":1}}}}}"#,
            accepts: ["narrowed-minimum"]),
        .init(
            "unevaluated members are refused",
            #"{"allOf":[{"properties":{"a":true}}],"type":"object"}"#,
            #"{"allOf":[{"properties":{"a":true}}],"type":"object","unevaluatedProperties":false}"#,
            accepts: ["narrowed-member"]),
        .init(
            "an unevaluated object learns a member",
            #"{"type":"object","allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false}"#,
            #"{"type":"object","allOf":[{"properties":{"a":true}},{"properties":{"b":true}}],"unevaluatedProperties":false}"#,
            promises: ["widened-member"]),
    ]

    static let arrays: [CompatibilityPair] = [
        .init(
            "at least one element", #"{"type":"array"}"#, #"{"type":"array","minItems":1}"#,
            accepts: ["narrowed-element-count"]),
        .init(
            "fewer elements", #"{"type":"array","maxItems":10}"#, #"{"type":"array","maxItems":3}"#,
            accepts: ["narrowed-element-count"]),
        .init(
            "elements differ", #"{"type":"array","items":{"type":"string"}}"#,
            #"{"type":"array","items":{"type":"string"},"uniqueItems":true}"#,
            accepts: ["narrowed-uniqueness"]),
        .init(
            "one element differs from nothing", #"{"type":"array","maxItems":1}"#,
            #"{"type":"array","maxItems":1,"uniqueItems":true}"#),
        .init(
            "elements of a type", #"{"type":"array"}"#,
            #"{"type":"array","items":{"type":"string"}}"#, accepts: ["narrowed-type"]),
        .init(
            "the second element",
            #"{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}]}"#,
            #"{"type":"array","prefixItems":[{"type":"string"},{"type":"integer","minimum":0}]}"#,
            accepts: ["narrowed-minimum"]),
        .init(
            "nothing after the prefix", #"{"type":"array","prefixItems":[{"type":"string"}]}"#,
            #"{"type":"array","prefixItems":[{"type":"string"}],"items":false}"#,
            accepts: ["narrowed-element"]),
        .init(
            "the prefix grows in a closed array",
            #"{"type":"array","prefixItems":[true],"items":false}"#,
            #"{"type":"array","prefixItems":[true,true],"items":false}"#,
            promises: ["widened-element"]),
        .init(
            "one element has to be a number", #"{"type":"array"}"#,
            #"{"type":"array","contains":{"type":"number"}}"#, accepts: ["narrowed-contains"]),
        .init(
            "two elements have to be ones", #"{"type":"array","contains":{"const":1}}"#,
            #"{"type":"array","contains":{"const":1},"minContains":2}"#,
            accepts: ["narrowed-contains"]),
        .init(
            "no more than two ones", #"{"type":"array","contains":{"const":1}}"#,
            #"{"type":"array","contains":{"const":1},"maxContains":2}"#,
            accepts: ["narrowed-contains"]),
        .init(
            "a different element inside unique ones",
            #"{"type":"array","minItems":3,"uniqueItems":true,"items":{"enum":["a","b","c","d"]}}"#,
            #"{"type":"array","minItems":3,"uniqueItems":true,"items":{"enum":["a","b","c"]}}"#,
            accepts: ["narrowed-enum"]),
        .init(
            "unevaluated elements are refused",
            #"{"type":"array","prefixItems":[{"type":"string"}]}"#,
            #"{"type":"array","prefixItems":[{"type":"string"}],"unevaluatedItems":false}"#,
            accepts: ["narrowed-element"]),
    ]
}
