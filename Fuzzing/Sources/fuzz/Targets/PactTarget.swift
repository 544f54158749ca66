import Contracts
import HTTPModel
import HTTPTypes
import JSONModel

/// Reads a Pact file and holds the response, request or message that follows it to each interaction.
enum PactTarget {
    static func run(_ input: FuzzInput) {
        var input = input
        let pact: Pact
        do throws(PactError) { pact = try PactReader.read(input.next(), name: "fuzz.json") } catch {
            expect(!error.findings.isEmpty, "an error says what is wrong")
            return
        }
        let fields = OpenAPITarget.fields(input.nextText())
        let body = input.next()
        let path = input.nextText()
        let matcher = PactMatcher(pact)
        for interaction in pact.interactions {
            switch interaction.content {
            case .exchange(let request, let response):
                let answer = ResponseMessage(
                    head: HTTPResponse(status: .ok, headerFields: fields), body: body)
                _ = matcher.judge(answer, against: response, subject: "response")
                let question = RequestMessage(
                    .post, host: "api.test", path: path, fields: fields, body: body)
                _ = matcher.judge(question, against: request, subject: "request")
            case .message(let message):
                _ = matcher.judge(
                    body, contentType: fields[.contentType], against: message, subject: "message")
            }
        }
    }
}
