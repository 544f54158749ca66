import Findings
import HTTPModel
import JSONModel

extension Player {
    /// The provider a request goes to.
    func provider(of request: ProviderRequest) -> String {
        request.provider ?? world.given.provider
    }

    /// What a provider's answer to another merchant has to do with what the scenario says of it.
    func findings(
        about report: ActReport?, to request: ProviderRequest, of step: Step
    ) -> [Finding] {
        let response: ResponseMessage
        switch report {
        case .answered(let answer): response = answer
        case .skipped(let reason):
            return [
                surprise(request, step, expected: "an answer", found: "nothing sent: \(reason)")
            ]
        case .noAnswer, .done, nil:
            return [surprise(request, step, expected: "an answer", found: "no answer")]
        }
        let body = response.readBody
        if let expected = step.answer, expected.status != response.status {
            return [
                surprise(
                    request, step, expected: String(expected.status),
                    found: Self.summary(response.status, body))
            ]
        }
        return request.members.compactMap { member in
            let (expected, found) = compare(member, with: body)
            let place = member.pointer.tokens.isEmpty ? "the body" : member.pointer.description
            return expected == found
                ? nil
                : surprise(
                    request, step, expected: "\(place): \(expected)", found: "\(place): \(found)")
        }
    }

    /// What should stand at a place of an answer, and what does, as a person would write both.
    private func compare(
        _ member: AnswerMember, with body: JSONValue
    ) -> (expected: String, found: String) {
        let found = body.value(at: member.pointer) ?? .null
        do throws(MissingAnswer) {
            let expected = try world.otherMerchant.filling.value(member.value)
            // Equal numbers may be written in two ways.
            let shown = Self.reading(expected)
            return (shown, expected == found ? shown : Self.reading(found))
        } catch {
            return (error.reason, Self.reading(found))
        }
    }

    private static func reading(_ value: JSONValue) -> String {
        switch value {
        case .null: "nothing"
        case .object: "a mapping"
        case .array: "a list"
        case .bool, .number, .string: value.formText
        }
    }

    /// The status with the provider's own reason, where it gives one.
    private static func summary(_ status: Int, _ body: JSONValue) -> String {
        let error = body["error"]
        let reasons = [
            error?["code"]?.string, (error?["message"] ?? error?["description"])?.string,
        ]
        return ([String(status)] + reasons.compactMap { $0 }).joined(separator: " ")
    }

    private func surprise(
        _ request: ProviderRequest, _ step: Step, expected: String, found: String
    ) -> Finding {
        Finding(
            rule: "unexpected-answer",
            message: "request \(request.name) was answered otherwise than the scenario says",
            location: location(step.place), expected: expected, found: found)
    }
}
