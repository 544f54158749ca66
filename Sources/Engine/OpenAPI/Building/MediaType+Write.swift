import HTTPModel
import JSONModel

extension MediaType {
    /// A body of this type for a value, with the `Content-Type` to send it under.
    ///
    /// Nil for types this project cannot write a JSON value in, such as images.
    package func write(_ value: JSONValue) -> (contentType: String, body: [UInt8])? {
        if isJSON || range == "*/*" || range == "application/*" {
            return (isJSON ? name : "application/json", value.serialized())
        }
        if isForm { return (range, Array(FormWriting.text(of: formItems(value)).utf8)) }
        if range == "multipart/form-data" { return multipart(value) }
        if range.hasPrefix("text/") {
            return (range == "text/*" ? "text/plain" : name, Array(value.plainText.utf8))
        }
        return nil
    }

    private func formItems(_ value: JSONValue) -> [RawItem] {
        (value.object?.members ?? []).flatMap { member -> [RawItem] in
            guard let encoding = encodings[member.name] else {
                return FormWriting().items(of: member.value, name: member.name)
            }
            if let type = encoding.contentTypes.first, MediaType.isJSON(type) {
                return [
                    RawItem(name: member.name, value: PercentEncoding.encode(member.value.text))
                ]
            }
            if encoding.style != .deepObject, encoding.style != nil,
                case .array(let elements) = member.value
            {
                let texts = elements.map { PercentEncoding.encode($0.plainText) }
                if encoding.isExploded {
                    return texts.map { RawItem(name: member.name, value: $0) }
                }
                let mark =
                    encoding.style == .spaceDelimited
                    ? "%20" : encoding.style == .pipeDelimited ? "%7C" : ","
                return [RawItem(name: member.name, value: texts.joined(separator: mark))]
            }
            return FormWriting().items(of: member.value, name: member.name)
        }
    }

    private func multipart(_ value: JSONValue) -> (contentType: String, body: [UInt8]) {
        var boundary = "part"
        while value.text.contains(boundary) { boundary += "-part" }
        var text = ""
        for member in value.object?.members ?? [] {
            let values = member.value.array ?? [member.value]
            for value in values {
                let isStructured = value.array != nil || value.object != nil
                let type =
                    encodings[member.name]?.contentTypes.first
                    ?? (isStructured ? "application/json" : "text/plain")
                text +=
                    "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(member.name)\"\r\n"
                text += "Content-Type: \(type)\r\n\r\n"
                text += (MediaType.isJSON(type) ? value.text : value.plainText) + "\r\n"
            }
        }
        text += "--\(boundary)--\r\n"
        return ("multipart/form-data; boundary=\(boundary)", Array(text.utf8))
    }
}
