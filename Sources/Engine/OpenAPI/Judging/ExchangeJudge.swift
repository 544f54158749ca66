import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema

/// Judges exchanges by an OpenAPI document.
///
/// Holds no state: what was exercised is in each verdict, and callers add it up. Who judges many
/// exchanges passes a tape along, which is only working space and is kept from one to the next.
package struct ExchangeJudge: Sendable {
    /// Whether requests are also asked for the credentials their operation wants.
    package enum Credentials: Sendable {
        /// Not looked for: they are checked at an edge in front of what is judged here.
        case leftAside
        /// Looked for; what is missing is in ``ExchangeVerdict/securityFindings``.
        case judged
    }

    package let document: OpenAPIDocument
    let credentials: Credentials
    /// The schemas of JSON bodies in the form that judges bytes.
    let quick = QuickForms()

    package init(_ document: OpenAPIDocument, credentials: Credentials = .leftAside) {
        self.document = document
        self.credentials = credentials
    }

    /// The operation a request asks for: its id, or method and path; nil when none is documented.
    package func operationID(for request: RequestMessage) -> String? {
        operation(for: request).map(\.name)
    }

    /// The operation a request asks for, or nil when none is documented.
    package func operation(for request: RequestMessage) -> Operation? {
        match(request)?.operation.map { document.operations[$0] }
    }

    /// Judges a request and its response.
    ///
    /// Bodies already read as JSON need not be read again.
    package func judge(
        _ request: RequestMessage, _ response: ResponseMessage, requestJSON: JSONValue? = nil,
        responseJSON: JSONValue? = nil
    ) -> ExchangeVerdict {
        var tape = JSONTape()
        return judge(
            request, response, requestJSON: requestJSON, responseJSON: responseJSON, using: &tape)
    }

    /// Judges a request and its response, with a tape to work on.
    package func judge(
        _ request: RequestMessage, _ response: ResponseMessage, requestJSON: JSONValue? = nil,
        responseJSON: JSONValue? = nil, using tape: inout JSONTape
    ) -> ExchangeVerdict {
        var verdict = ExchangeVerdict()
        guard let (operation, match) = find(request, &verdict) else { return verdict }
        judge(
            request, operation, match.captures, json: requestJSON, using: &tape, into: &verdict)
        judge(response, operation, json: responseJSON, using: &tape, into: &verdict)
        return verdict
    }

    /// Judges a request alone.
    package func judge(
        request: RequestMessage, requestJSON: JSONValue? = nil
    ) -> ExchangeVerdict {
        var verdict = ExchangeVerdict()
        guard let (operation, match) = find(request, &verdict) else { return verdict }
        var tape = JSONTape()
        judge(
            request, operation, match.captures, json: requestJSON, using: &tape, into: &verdict)
        return verdict
    }

    /// Judges only the response, which needs the request to know what was promised.
    package func judge(
        response: ResponseMessage, to request: RequestMessage, responseJSON: JSONValue? = nil
    ) -> ExchangeVerdict {
        var tape = JSONTape()
        return judge(response: response, to: request, responseJSON: responseJSON, using: &tape)
    }

    /// Judges only the response, with a tape to work on.
    package func judge(
        response: ResponseMessage, to request: RequestMessage, responseJSON: JSONValue? = nil,
        using tape: inout JSONTape
    ) -> ExchangeVerdict {
        var verdict = ExchangeVerdict()
        guard let (operation, _) = find(request, &verdict) else { return verdict }
        judge(response, operation, json: responseJSON, using: &tape, into: &verdict)
        return verdict
    }

    /// Judges a request the API sends on its own account, and the answer to it, by its name.
    package func judge(
        webhook name: String, request: RequestMessage, response: ResponseMessage? = nil,
        requestJSON: JSONValue? = nil, responseJSON: JSONValue? = nil
    ) -> ExchangeVerdict {
        var verdict = ExchangeVerdict()
        let webhook = document.webhooks.first { $0.name == name }
        let method = request.head.method
        guard let operation = webhook?.operations.first(where: { $0.method == method }) else {
            verdict.requestFindings.append(undocumented(webhook, name, method))
            return verdict
        }
        verdict.operation = operation.name
        var tape = JSONTape()
        judge(request, operation, [], json: requestJSON, using: &tape, into: &verdict)
        if let response {
            judge(response, operation, json: responseJSON, using: &tape, into: &verdict)
        }
        return verdict
    }

    private func undocumented(
        _ webhook: DocumentedWebhook?, _ name: String, _ method: HTTPRequest.Method
    ) -> Finding {
        if let webhook {
            let known = webhook.operations.map(\.method.rawValue).joined(separator: ", ")
            return Finding(
                rule: ExchangeRule.undocumentedMethod.rawValue,
                message: "\(method.rawValue) is not documented for the webhook \(name)",
                expected: known, found: method.rawValue)
        }
        let known = document.webhooks.map(\.name)
        return Finding(
            rule: ExchangeRule.undocumentedWebhook.rawValue,
            message: "the webhook \(name) is not in \(document.source.name)",
            expected: known.isEmpty ? "no webhooks" : "one of \(known.joined(separator: ", "))",
            found: name, nextAction: NearestName.question(for: name, among: known))
    }

    private func match(_ request: RequestMessage) -> RouteTable.Match? {
        var target = request.head.path ?? "/"
        return target.withUTF8 { bytes in
            let end = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
            return document.routes.match(
                request.head.method, UnsafeBufferPointer(rebasing: bytes[..<end]))
        }
    }

    private func find(
        _ request: RequestMessage, _ verdict: inout ExchangeVerdict
    ) -> (Operation, RouteTable.Match)? {
        let method = request.head.method.rawValue
        guard let match = match(request) else {
            verdict.requestFindings.append(
                Finding(
                    rule: ExchangeRule.undocumentedPath.rawValue,
                    message: "\(method) \(request.path) is not in \(document.source.name)",
                    expected: "a documented path", found: request.path,
                    nextAction: NearestName.question(
                        for: request.path, among: document.operations.map(\.template))))
            return nil
        }
        guard let number = match.operation else {
            let known = match.methods.map(\.rawValue).joined(separator: ", ")
            verdict.requestFindings.append(
                Finding(
                    rule: ExchangeRule.undocumentedMethod.rawValue,
                    message: "\(method) is not documented for \(request.path)",
                    expected: known, found: method))
            return nil
        }
        verdict.operation = document.operations[number].name
        return (document.operations[number], match)
    }
}
