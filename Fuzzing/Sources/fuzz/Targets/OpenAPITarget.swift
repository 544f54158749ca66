import Contracts
import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import OpenAPI

/// Loads an OpenAPI document and judges the exchange that follows it.
///
/// The parts: the document, `METHOD target`, the request's fields (`name: value` lines) and body,
/// the status, the response's fields and body.
enum OpenAPITarget {
    static func run(_ input: FuzzInput) {
        var input = input
        guard let source = document(input.next()) else { return }
        let document: OpenAPIDocument
        do throws(OpenAPIError) { document = try OpenAPIDocument.load(source) } catch {
            expect(!error.findings.isEmpty, "an error says what is wrong")
            return
        }
        guard !input.isEmpty else { return }
        let line = input.nextText().split(separator: " ", maxSplits: 1)
        guard line.count == 2, let method = HTTPRequest.Method(String(line[0])) else { return }
        let request = RequestMessage(
            method, host: "api.test", path: String(line[1]), fields: fields(input.nextText()),
            body: input.next())
        let status = Int(input.nextText()).map { min(max($0, 100), 999) } ?? 200
        let response = ResponseMessage(
            head: HTTPResponse(
                status: HTTPResponse.Status(code: status), headerFields: fields(input.nextText())),
            body: input.next())
        let verdict = ExchangeJudge(document).judge(request, response)
        _ = TextRenderer(colour: false).render(verdict.findings)
    }

    /// JSON when the text starts like it, else YAML.
    static func document(_ bytes: [UInt8]) -> JSONDocument? {
        bytes.first == UInt8(ascii: "{")
            ? try? JSONDocument.parse(bytes, name: "fuzz.json")
            : try? YAMLDocument.load(bytes, name: "fuzz.yaml")
    }

    static func fields(_ text: String) -> HTTPFields {
        var fields = HTTPFields()
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let name = HTTPField.Name(String(parts[0])) else { continue }
            fields.append(HTTPField(name: name, value: String(parts[1].drop { $0 == " " })))
        }
        return fields
    }
}
