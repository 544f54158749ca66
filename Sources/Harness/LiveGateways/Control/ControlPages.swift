import HTTPModel
import HTTPTypes

/// What a browser gets at `/`.
enum ControlPages {
    /// A page that leads to everything there is to see.
    static let entry = ResponseMessage(
        status: 200, contentType: "text/html; charset=utf-8",
        fields: [
            .contentSecurityPolicy: "default-src 'none'; style-src 'unsafe-inline'",
            .xContentTypeOptions: "nosniff", .cacheControl: "no-store",
        ], body: Array(text.utf8))

    private static let text = """
        <!doctype html><html lang="en"><meta charset="utf-8"><title>paycheck gateways</title>
        <meta name="viewport" content="width=device-width">
        <h1>paycheck gateways</h1><ul>
        <li><a href="/_paycheck/state">state</a></li>
        <li><a href="/_paycheck/catalogue">catalogue of faults and choices</a></li>
        <li><a href="/_paycheck/requests">requests</a></li>
        <li><a href="/_paycheck/webhooks">webhooks</a></li>
        <li><a href="/_paycheck/books">books</a></li>
        <li><a href="/_paycheck/openapi">the control interface's document</a></li>
        </ul></html>
        """
}
