import JSONModel

/// The JSON body of a request while it is put together.
struct WalkBody: ExpressibleByDictionaryLiteral {
    private var object: JSONObject

    init() { object = JSONObject() }

    init(dictionaryLiteral elements: (String, JSONValue)...) {
        object = JSONObject(elements.map { JSONObject.Member(name: $0, value: $1) })
    }

    var json: JSONValue { .object(object) }

    subscript(_ name: String) -> JSONValue? {
        get { object[name] }
        set { object[name] = newValue }
    }
}
