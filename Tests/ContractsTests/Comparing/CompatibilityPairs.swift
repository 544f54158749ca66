extension CompatibilityPair {
    static let all: [CompatibilityPair] =
        same + types + numbers + texts + values
        + objects + membersAndNames + arrays + branches + logic + references + envelopes

    /// Other texts for the same demands.
    static let same: [CompatibilityPair] = [
        .init("nothing changed", #"{"type":"string"}"#, #"{"type":"string"}"#),
        .init(
            "a description was written", #"{"type":"string"}"#,
            #"{"type":"string","description":"A name."}"#),
        .init(
            "members in another order",
            #"{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"null"}}}"#,
            #"{"properties":{"b":{"type":"null"},"a":{"type":"string"}},"type":"object"}"#),
        .init(
            "required names in another order", #"{"type":"object","required":["a","b"]}"#,
            #"{"type":"object","required":["b","a"]}"#),
        .init(
            "types in another order", #"{"type":["string","null"]}"#, #"{"type":["null","string"]}"#
        ),
        .init("values in another order", #"{"enum":["a","b"]}"#, #"{"enum":["b","a"]}"#),
        .init("const for an enum of one", #"{"enum":["a"]}"#, #"{"const":"a"}"#),
        .init(
            "a type beside an enum that says it already", #"{"enum":["a","b"]}"#,
            #"{"type":"string","enum":["a","b"]}"#),
        .init("booleans listed", #"{"type":"boolean"}"#, #"{"enum":[true,false]}"#),
        .init("null as const", #"{"type":"null"}"#, #"{"const":null}"#),
        .init(
            "another spelling of a number", #"{"type":"number","minimum":1}"#,
            #"{"type":"number","minimum":1.0}"#),
        .init(
            "an exclusive bound of whole numbers", #"{"type":"integer","minimum":1}"#,
            #"{"type":"integer","exclusiveMinimum":0}"#),
        .init(
            "another spelling of a pattern", #"{"type":"string","pattern":"^[A-Z]{3}$"}"#,
            #"{"type":"string","pattern":"^[A-Z][A-Z][A-Z]$"}"#),
        .init(
            "digits by class", #"{"type":"string","pattern":"^[0-9]+$"}"#,
            #"{"type":"string","pattern":"^\\d\\d*$"}"#),
        .init(
            "a length the pattern has already", #"{"type":"string","pattern":"^[A-Z]{3}$"}"#,
            #"{"type":"string","pattern":"^[A-Z]{3}$","minLength":3,"maxLength":3}"#),
        .init(
            "integer as number without fraction", #"{"type":"integer"}"#,
            #"{"type":"number","multipleOf":1}"#),
        .init(
            "a count the required names say already", #"{"type":"object","required":["a","b"]}"#,
            #"{"type":"object","required":["a","b"],"minProperties":2}"#),
        .init("true for the empty schema", "true", "{}"),
        .init("a title and an example", "{}", #"{"title":"Anything","examples":[1]}"#),
        .init(
            "no further members, said in another way",
            #"{"type":"object","properties":{"a":true},"additionalProperties":false}"#,
            #"{"type":"object","properties":{"a":true},"unevaluatedProperties":false}"#),
    ]

    static let types: [CompatibilityPair] = [
        .init(
            "a type less", #"{"type":["string","integer"]}"#, #"{"type":"string"}"#,
            accepts: ["narrowed-type"]),
        .init(
            "another type", #"{"type":"string"}"#, #"{"type":"integer"}"#,
            accepts: ["narrowed-type"], promises: ["widened-type"]),
        .init(
            "numbers become whole", #"{"type":"number"}"#, #"{"type":"integer"}"#,
            accepts: ["narrowed-type"]),
        .init(
            "null is gone", #"{"type":["string","null"]}"#, #"{"type":"string"}"#,
            accepts: ["narrowed-null"]),
        .init(
            "null and a type are gone", #"{"type":["string","null","array"]}"#,
            #"{"type":"string"}"#, accepts: ["narrowed-null", "narrowed-type"]),
        .init(
            "a type where there was none", "{}", #"{"type":["object","null"]}"#,
            accepts: ["narrowed-type"]),
        .init("nothing is allowed", #"{"type":"string"}"#, "false", accepts: ["narrowed-value"]),
        .init(
            "a member becomes an object",
            #"{"type":"object","properties":{"m":{"type":"string"}}}"#,
            #"{"type":"object","properties":{"m":{"type":"object"}}}"#,
            accepts: ["narrowed-type"], promises: ["widened-type"]),
        .init(
            "elements lose null", #"{"type":"array","items":{"type":["integer","null"]}}"#,
            #"{"type":"array","items":{"type":"integer"}}"#, accepts: ["narrowed-null"]),
    ]

    static let numbers: [CompatibilityPair] = [
        .init(
            "a least number", #"{"type":"integer"}"#, #"{"type":"integer","minimum":1}"#,
            accepts: ["narrowed-minimum"]),
        .init(
            "a higher least number", #"{"type":"integer","minimum":0}"#,
            #"{"type":"integer","minimum":1}"#, accepts: ["narrowed-minimum"]),
        .init(
            "a bound that excludes itself", #"{"type":"number","minimum":0}"#,
            #"{"type":"number","exclusiveMinimum":0}"#, accepts: ["narrowed-minimum"]),
        .init(
            "a fraction more", #"{"type":"number","minimum":0.1}"#,
            #"{"type":"number","minimum":0.15}"#, accepts: ["narrowed-minimum"]),
        .init(
            "a greatest number", #"{"type":"integer"}"#, #"{"type":"integer","maximum":100}"#,
            accepts: ["narrowed-maximum"]),
        .init(
            "a lower greatest number", #"{"type":"integer","maximum":9007199254740991}"#,
            #"{"type":"integer","maximum":9007199254740990}"#, accepts: ["narrowed-maximum"]),
        .init(
            "a greatest number excluded", #"{"type":"number","maximum":10}"#,
            #"{"type":"number","exclusiveMaximum":10}"#, accepts: ["narrowed-maximum"]),
        .init(
            "the range moves", #"{"type":"integer","minimum":0,"maximum":10}"#,
            #"{"type":"integer","minimum":5,"maximum":15}"#,
            accepts: ["narrowed-minimum"], promises: ["widened-maximum"]),
        .init(
            "a step", #"{"type":"integer"}"#, #"{"type":"integer","multipleOf":5}"#,
            accepts: ["narrowed-multiple-of"]),
        .init(
            "a coarser step", #"{"type":"integer","multipleOf":5}"#,
            #"{"type":"integer","multipleOf":10}"#, accepts: ["narrowed-multiple-of"]),
        .init(
            "another step", #"{"type":"integer","multipleOf":2}"#,
            #"{"type":"integer","multipleOf":3}"#,
            accepts: ["narrowed-multiple-of"], promises: ["widened-multiple-of"]),
        .init(
            "cents only", #"{"type":"number","multipleOf":0.001}"#,
            #"{"type":"number","multipleOf":0.01}"#, accepts: ["narrowed-multiple-of"]),
        .init(
            "a bound on what may be text too", #"{"type":["string","integer"]}"#,
            #"{"type":["string","integer"],"minimum":0}"#, accepts: ["narrowed-minimum"]),
        .init(
            "a bound beyond all listed numbers", #"{"enum":[1,2,3]}"#,
            #"{"enum":[1,2,3],"minimum":0}"#),
        .init(
            "a bound below a listed number", #"{"enum":[1,2,3]}"#,
            #"{"enum":[1,2,3],"maximum":2}"#, accepts: ["narrowed-maximum"]),
    ]

    static let texts: [CompatibilityPair] = [
        .init(
            "a least length", #"{"type":"string"}"#, #"{"type":"string","minLength":1}"#,
            accepts: ["narrowed-length"]),
        .init(
            "a shorter greatest length", #"{"type":"string","maxLength":255}"#,
            #"{"type":"string","maxLength":128}"#, accepts: ["narrowed-length"]),
        .init(
            "lengths both ways", #"{"type":"string","minLength":2,"maxLength":4}"#,
            #"{"type":"string","minLength":1,"maxLength":3}"#,
            accepts: ["narrowed-length"], promises: ["widened-length"]),
        .init(
            "a pattern", #"{"type":"string"}"#, #"{"type":"string","pattern":"^[a-z]+$"}"#,
            accepts: ["narrowed-pattern"]),
        .init(
            "a narrower pattern", #"{"type":"string","pattern":"^[A-Za-z]{3}$"}"#,
            #"{"type":"string","pattern":"^[A-Z]{3}$"}"#, accepts: ["narrowed-pattern"]),
        .init(
            "another pattern", #"{"type":"string","pattern":"^pay_[0-9]+$"}"#,
            #"{"type":"string","pattern":"^p_[0-9]+$"}"#,
            accepts: ["narrowed-pattern"], promises: ["widened-pattern"]),
        .init(
            "a pattern loses its anchor", #"{"type":"string","pattern":"^a+$"}"#,
            #"{"type":"string","pattern":"^a+"}"#, promises: ["widened-pattern"]),
        .init(
            "a rare letter is gone", #"{"type":"string","pattern":"^(usd|eur|gbp)$"}"#,
            #"{"type":"string","pattern":"^(usd|eur)$"}"#, accepts: ["narrowed-pattern"]),
        .init(
            "a length the pattern cannot reach", #"{"type":"string","pattern":"^[A-Z]{3}$"}"#,
            #"{"type":"string","pattern":"^[A-Z]{3}$","maxLength":10}"#),
        .init(
            "a pattern and a shorter length",
            #"{"type":"string","pattern":"^[a-z0-9-]+$","maxLength":64}"#,
            #"{"type":"string","pattern":"^[a-z0-9-]+$","maxLength":32}"#,
            accepts: ["narrowed-length"]),
        .init(
            "a format", #"{"type":"string"}"#, #"{"type":"string","format":"date"}"#,
            accepts: ["narrowed-format"]),
        .init(
            "another format", #"{"type":"string","format":"date"}"#,
            #"{"type":"string","format":"date-time"}"#,
            accepts: ["narrowed-format"], promises: ["widened-format"]),
        .init(
            "a relative reference must have a scheme",
            #"{"type":"string","format":"uri-reference"}"#, #"{"type":"string","format":"uri"}"#,
            accepts: ["narrowed-format"]),
        .init(
            "milliseconds in a time", #"{"type":"string","format":"date-time"}"#,
            #"{"type":"string","format":"date-time","pattern":"\\.[0-9]{3}Z$"}"#,
            accepts: ["narrowed-pattern"]),
        .init(
            "longer names that were short by pattern",
            #"{"type":"string","pattern":"^.{1,8}$"}"#, #"{"type":"string","pattern":"^.{1,16}$"}"#,
            promises: ["widened-pattern"]),
    ]

    static let values: [CompatibilityPair] = [
        .init(
            "a value is gone", #"{"enum":["a","b","c"]}"#, #"{"enum":["a","b"]}"#,
            accepts: ["narrowed-enum"]),
        .init(
            "a value is new", #"{"enum":["a"]}"#, #"{"enum":["a","b"]}"#,
            promises: ["widened-enum"]),
        .init(
            "a value is renamed", #"{"enum":["a","old"]}"#, #"{"enum":["a","new"]}"#,
            accepts: ["narrowed-enum"], promises: ["widened-enum"]),
        .init(
            "any text becomes a list", #"{"type":"string"}"#, #"{"enum":["a","b"]}"#,
            accepts: ["narrowed-enum"]),
        .init(
            "a list that holds the constant", #"{"const":1}"#, #"{"enum":[1,2]}"#,
            promises: ["widened-enum"]),
        .init(
            "another constant", #"{"const":"v1"}"#, #"{"const":"v2"}"#,
            accepts: ["narrowed-enum"], promises: ["widened-enum"]),
        .init(
            "null leaves the list", #"{"enum":["a",null]}"#, #"{"enum":["a"]}"#,
            accepts: ["narrowed-enum"]),
        .init(
            "only true", #"{"type":"boolean"}"#, #"{"const":true}"#, accepts: ["narrowed-enum"]),
        .init(
            "a number becomes a text", #"{"const":1}"#, #"{"const":"1"}"#,
            accepts: ["narrowed-enum"], promises: ["widened-enum"]),
        .init(
            "the same number in other digits", #"{"enum":[1,2.50]}"#, #"{"enum":[1.0,2.5]}"#),
        .init(
            "objects listed", #"{"enum":[{"a":1},{"a":2}]}"#, #"{"enum":[{"a":1}]}"#,
            accepts: ["narrowed-enum"]),
        .init(
            "listed texts all fit the pattern", #"{"enum":["ab","cd"]}"#,
            #"{"type":"string","pattern":"^[a-d]{2}$"}"#, promises: ["widened-enum"]),
    ]
}
