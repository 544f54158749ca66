/// The control page: what a browser shows of both simulators, and the buttons to disturb them.
///
/// It is plain HTML, CSS and JavaScript held as text in this module: the command stays one file
/// and works without a network. Nothing in it is inline: ``securityPolicy`` forbids inline scripts
/// and styles, because the page shows texts that strangers sent in their requests.
package enum ControlPage {
    /// The document, to be served at `/`.
    package static let html: [UInt8] = Array(document.utf8)

    /// The files of the page, each to be served at its path with ``headers``.
    package static let files: [ControlPageFile] = [
        ControlPageFile(path: "/", contentType: "text/html; charset=utf-8", body: html),
        ControlPageFile(
            path: "/_paycheck/page.css", contentType: "text/css; charset=utf-8",
            body: Array((style + tableStyle).utf8)),
        ControlPageFile(
            path: "/_paycheck/page.js", contentType: "text/javascript; charset=utf-8",
            body: Array(script.utf8)),
    ]

    /// The file at a path, without its query, or nil when the page has none there.
    package static func file(at path: String) -> ControlPageFile? {
        files.first { $0.path == path }
    }

    /// What the browser may do for this page: load its own two files and ask its own server.
    package static let securityPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
        "img-src data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    ].joined(separator: "; ")

    /// The headers every file of the page is served with, besides its content type.
    package static let headers: [(name: String, value: String)] = [
        ("content-security-policy", securityPolicy),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cache-control", "no-store"),
    ]

    /// The parts of the script share one module scope, in this order.
    static var script: String {
        [scriptWords, scriptReading, scriptWriting, scriptSections, scriptTables, scriptActing]
            .joined(separator: "\n")
    }
}

/// One file a browser loads for the control page.
package struct ControlPageFile: Sendable, Hashable {
    package let path: String
    package let contentType: String
    package let body: [UInt8]
}
