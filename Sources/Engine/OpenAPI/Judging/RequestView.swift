import HTTPModel
import HTTPTypes

/// A request taken apart once for all its parameters.
struct RequestView {
    let message: RequestMessage
    let query: [RawItem]
    let cookies: [RawItem]

    init(_ message: RequestMessage, needsCookies: Bool) {
        self.message = message
        query =
            message.head.path?.utf8.contains(UInt8(ascii: "?")) == true
            ? RawItem.items(of: message.query) : []
        cookies =
            needsCookies
            ? message.head.headerFields[values: .cookie].flatMap(RawItem.cookies(of:)) : []
    }

    /// The text of a path's parameter, still percent-encoded.
    func pathText(_ range: Range<Int>) -> String {
        guard let path = message.head.path else { return "" }
        let start = path.utf8.index(path.utf8.startIndex, offsetBy: range.lowerBound)
        return String(path[start..<path.utf8.index(start, offsetBy: range.count)])
    }
}
