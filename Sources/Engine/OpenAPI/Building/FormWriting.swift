import HTTPModel
import JSONModel

/// Writes values with names in brackets: `a[b]=1`, `a[0]=x`.
struct FormWriting {
    var encode: (String) -> String = PercentEncoding.encode

    /// The items of a value under a name; an empty list or object has none.
    func items(of value: JSONValue, name: String) -> [RawItem] {
        switch value {
        case .array(let elements):
            return elements.enumerated().flatMap { items(of: $1, name: "\(name)[\($0)]") }
        case .object(let object):
            return object.members.flatMap { items(of: $0.value, name: "\(name)[\($0.name)]") }
        case .null: return [RawItem(name: name, value: "")]
        default: return [RawItem(name: name, value: encode(value.plainText))]
        }
    }

    /// The text of items as a query or form.
    static func text(of items: [RawItem]) -> String {
        items.map { PercentEncoding.encode($0.name) + "=" + $0.value }.joined(separator: "&")
    }
}
