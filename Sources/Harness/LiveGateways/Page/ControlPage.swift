import HTTPModel
import HTTPTypes

/// The control page: what a browser shows of both simulators, and the buttons to disturb them.
///
/// It is plain HTML, CSS and JavaScript held as text in this module: the command stays one file
/// and works without a network. Nothing in it is inline: ``securityPolicy`` forbids inline scripts
/// and styles, because the page shows texts that strangers sent in their requests.
package enum ControlPage {
    /// The document alone, to be served at `/`.
    package static let html = Array(document.utf8)

    /// The answer at a path without its query, or nil when the page has nothing there.
    ///
    /// The page consists of three files: `/`, `/_paycheck/page.css` and `/_paycheck/page.js`.
    package static func answer(at path: String) -> ResponseMessage? { answers[path] }

    /// What the browser may do for this page: load its own two files and ask its own server.
    package static let securityPolicy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
        "img-src data:", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
    ].joined(separator: "; ")

    private static let answers = [
        "/": answer(html, "text/html"),
        "/_paycheck/page.css": answer(Array((style + tableStyle).utf8), "text/css"),
        "/_paycheck/page.js": answer(Array(script.utf8), "text/javascript"),
    ]

    private static func answer(_ body: [UInt8], _ type: String) -> ResponseMessage {
        ResponseMessage(
            status: 200, contentType: "\(type); charset=utf-8",
            fields: [
                .contentSecurityPolicy: securityPolicy,
                .xContentTypeOptions: "nosniff",
                .named("Referrer-Policy"): "no-referrer",
                .named("Cross-Origin-Opener-Policy"): "same-origin",
                .named("Cross-Origin-Resource-Policy"): "same-origin",
                .cacheControl: "no-store",
            ], body: body)
    }

    /// The parts of the script share one module scope, in this order.
    static let script = [
        scriptWords, scriptReading, scriptWriting, scriptSections, scriptTables, scriptActing,
    ].joined(separator: "\n")
}
