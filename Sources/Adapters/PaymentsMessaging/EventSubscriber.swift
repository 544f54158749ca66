/// Where events are posted: a URL taken apart once, when the system is put together.
package struct EventSubscriber: Sendable, Hashable {
    package let scheme: String
    /// Host and, where the URL has one, port.
    package let host: String
    /// The path with its query.
    package let path: String

    /// A subscriber by its URL, or nil when that is no absolute `http` or `https` URL.
    package init?(url: String) {
        let bytes = url.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let scheme = String(url[..<colon])
        let rest = url[colon...].utf8
        guard scheme == "http" || scheme == "https", rest.starts(with: "://".utf8),
            !bytes.contains(UInt8(ascii: "#")), bytes.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        let target = rest.dropFirst(3)
        let host = target.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
        guard !host.isEmpty else { return nil }
        let path = String(Substring(target[host.endIndex...]))
        self.scheme = scheme
        self.host = String(Substring(host))
        self.path = path.utf8.first == UInt8(ascii: "/") ? path : "/" + path
    }
}
