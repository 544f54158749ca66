import HTTPModel
import HTTPTypes

/// Writes requests as lines for a shell.
enum CurlText {
    static let base = "http://127.0.0.1:8080"

    /// Headers whose values are secrets, or made with one.
    private static let secrets: Set<String> = [
        "authorization", "stripe-signature", "x-razorpay-signature",
    ]

    /// The request as one `curl` line to a server on this machine.
    static func line(_ request: RequestMessage) -> String {
        var words = ["curl", "-i", "--path-as-is"]
        if request.head.method != .get { words += ["-X", request.head.method.rawValue] }
        words.append(quoted(base + (request.head.path ?? "/")))
        for field in request.head.headerFields {
            let name = field.name.rawName
            let value = secrets.contains(field.name.canonicalName) ? "$SECRET" : field.value
            words += ["-H", value.isEmpty ? quoted("\(name);") : quoted("\(name): \(value)")]
        }
        if !request.body.isEmpty {
            if request[.contentType] == nil { words += ["-H", quoted("Content-Type:")] }
            words += ["--data-binary", body(request.body)]
        }
        return words.joined(separator: " ")
    }

    private static func body(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) {
            return quoted(text)
        }
        return "@<(printf '" + bytes.map { "\\x" + Hexadecimal.encode([$0]) }.joined() + "')"
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "'\\''") + "'"
    }
}
