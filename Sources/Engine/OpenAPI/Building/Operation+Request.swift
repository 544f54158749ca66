import HTTPModel
import HTTPTypes
import JSONModel

extension Operation {
    /// The path with its parameters filled in, percent-encoded; nil when one of them is missing.
    ///
    /// Server variables stand at their standard values.
    package func path(filling values: [String: JSONValue]) -> String? {
        guard let path else { return nil }
        var written = ""
        let own = parameters.filter { if case .path = $0.place { true } else { false } }
        for segment in path.segments {
            written += "/"
            for part in segment.parts {
                switch part {
                case .literal(let text): written += text
                case .parameter(let name):
                    guard let parameter = own.first(where: { $0.name == name }),
                        let value = values[name]
                    else { return nil }
                    written += parameter.value.write(toPath: value, name: name)
                }
            }
        }
        return written
    }

    /// The query for the given parameters, without its question mark; others are left out.
    package func query(filling values: [String: JSONValue]) -> String {
        let items = parameters.filter { $0.place == .query }.flatMap { parameter in
            values[parameter.name].map {
                parameter.value.write(toItems: $0, name: parameter.name)
            } ?? []
        }
        return FormWriting.text(of: items)
    }

    /// The header fields for the given parameters, `Cookie` for those in cookies.
    package func fields(
        filling headers: [String: JSONValue], cookies: [String: JSONValue] = [:]
    ) -> HTTPFields {
        var fields: HTTPFields = [:]
        var pairs: [String] = []
        for parameter in parameters {
            switch parameter.place {
            case .header(let name):
                guard let value = headers[parameter.name] else { continue }
                fields[name] = parameter.value.write(toHeader: value)
            case .cookie:
                guard let value = cookies[parameter.name] else { continue }
                pairs += parameter.value.write(toItems: value, name: parameter.name)
                    .map { "\($0.name)=\($0.value)" }
            case .path, .query: break
            }
        }
        if !pairs.isEmpty { fields[.cookie] = pairs.joined(separator: "; ") }
        return fields
    }
}
