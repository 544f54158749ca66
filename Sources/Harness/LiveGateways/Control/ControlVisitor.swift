import HTTPModel
import HTTPTypes

/// Keeps out what comes from other machines' pages.
///
/// A page of any site can make a browser on this machine send requests here, and a name of that
/// site can be made to lead here. So the host has to be an address or this machine's own name, and
/// what a browser says about the origin has to be this server itself.
struct ControlVisitor {
    static let bodyLimit = 1 << 20

    /// The host the ports were told to listen on.
    let host: String

    func check(_ request: RequestMessage) throws(ControlProblem) {
        let named = Self.host(of: request.host)
        guard isOurs(named) else {
            throw .notForYou(
                "the request names the host '\(named)'; expected localhost, an IP address"
                    + (host.isEmpty ? "" : " or \(host)"))
        }
        if let origin = request[.origin],
            origin.lowercased() != "http://" + request.host.lowercased()
        {
            throw .notForYou(
                "the request comes from a page of '\(origin)'; expected http://\(request.host)")
        }
        if let site = request[.fetchSite], site != "same-origin", site != "none",
            !Self.isFollowedLink(request)
        {
            throw .notForYou("the request comes from a page of another site")
        }
        guard request.head.method == .post else { return }
        guard Self.isJSON(request[.contentType]) else {
            throw .unsupportedMediaType(request[.contentType])
        }
        guard request.body.count <= Self.bodyLimit else {
            throw .tooLarge(request.body.count, Self.bodyLimit)
        }
    }

    /// Whether somebody follows a link of another site to the page: they see it, the site does not.
    private static func isFollowedLink(_ request: RequestMessage) -> Bool {
        request.head.method == .get && request.path == "/"
            && request[.fetchMode] == "navigate"
            && request[.fetchDestination] ?? "document" == "document"
    }

    private func isOurs(_ name: String) -> Bool {
        let name = name.lowercased()
        return name == "localhost" || name == host.lowercased() || Self.isAddress(name)
    }

    /// Whether a name is a numeric address: it cannot be made to lead somewhere else.
    private static func isAddress(_ name: String) -> Bool {
        if name.hasPrefix("["), name.hasSuffix("]") { return true }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }

    /// The host without its port.
    private static func host(of authority: String) -> String {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            return String(authority[...end])
        }
        return String(authority.prefix { $0 != ":" })
    }

    private static func isJSON(_ type: String?) -> Bool {
        guard let type else { return false }
        let media = type.prefix { $0 != ";" }.lowercased()
        return media.split(separator: " ").first.map { $0 == "application/json" } ?? false
    }
}
