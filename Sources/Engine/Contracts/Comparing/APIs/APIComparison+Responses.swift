import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema
import OpenAPI

extension APIComparisonWork {
    func compareResponses(_ before: Operation, _ after: Operation) {
        for response in after.responses {
            guard let status = Self.sample(response, of: after, unlike: before) else { continue }
            guard let partner = before.response(for: status) else {
                breaks(
                    .responseStatusAdded,
                    "\(after.name) may answer \(response.statusText) now, which clients of the old "
                        + "contract were not told about",
                    at: (before.pointer, response.pointer),
                    witness: responseWitness(
                        before, newBuilder.response(response, status: status),
                        [.undocumentedStatus]))
                continue
            }
            compare(partner, response, status, before, after)
        }
        for response in before.responses {
            let isKnown = after.responses.contains { $0.status == response.status }
            guard !isKnown, !Self.covers(response, after) else { continue }
            note(
                .responseStatusRemoved, "\(after.name) never answers \(response.statusText) now",
                new, at: after.pointer)
        }
    }

    /// A status a row is meant for; one the other revision does not know comes first.
    private static func sample(
        _ response: DocumentedResponse, of operation: Operation, unlike other: Operation
    ) -> Int? {
        let candidates: [Int] =
            switch response.status {
            case .exactly(let code): [code]
            case .hundreds(let hundreds): [0, 22, 18, 99].map { hundreds * 100 + $0 }
            case .anyOther: [500, 418, 299, 599, 399]
            }
        let own = candidates.filter {
            operation.response(for: $0)?.statusText == response.statusText
        }
        return own.first { other.response(for: $0) == nil } ?? own.first
    }

    private static func covers(_ response: DocumentedResponse, _ after: Operation) -> Bool {
        guard case .exactly(let code) = response.status else { return false }
        return after.response(for: code) != nil
    }

    private func compare(
        _ old: DocumentedResponse, _ new: DocumentedResponse, _ status: Int, _ before: Operation,
        _ after: Operation
    ) {
        compareHeaders(old, new, status, before, after)
        let what = "\(after.name) response \(new.statusText)"
        let places = (old.pointer, new.pointer)
        for media in new.content {
            guard let partner = Self.partner(of: media, in: old.content) else {
                breaks(
                    .responseMediaTypeAdded,
                    "\(what) may be \(media.range) now, which clients of the old contract refuse",
                    at: places,
                    witness: responseWitness(
                        before, newBuilder.response(new, status: status, range: media.range),
                        [.undocumentedContentType, .undocumentedBody]))
                continue
            }
            guard let left = partner.schema, let right = media.schema else { continue }
            let found = pair(what, .responseSchemas, left, right) { value, isNarrower in
                self.confirmResponse(
                    value, isNarrower ? partner.range : media.range, old, new, status, before,
                    isNarrower: isNarrower)
            }
            if let found { responsePairs.append(found) }
        }
        for media in old.content where Self.partner(of: media, in: new.content) == nil {
            if new.content.isEmpty {
                breaks(
                    .responseMediaTypeRemoved,
                    "\(what) has no body any more, which clients of the old contract read",
                    at: places,
                    witness: responseWitness(before, newBuilder.response(new, status: status)))
            } else {
                note(
                    .responseMediaTypeRemoved, "\(what) is never \(media.range) now", self.new,
                    at: new.pointer)
            }
        }
    }

    private func compareHeaders(
        _ old: DocumentedResponse, _ new: DocumentedResponse, _ status: Int, _ before: Operation,
        _ after: Operation
    ) {
        let what = "\(after.name) response \(new.statusText)"
        for header in old.headers {
            let partner = new.headers.first { $0.name == header.name }
            if header.isRequired, !(partner?.isRequired ?? false) {
                let isGone = partner == nil
                breaks(
                    isGone ? .responseHeaderRemoved : .responseHeaderOptional,
                    "\(what): the header \(header.name) "
                        + (isGone ? "is gone" : "may be missing now")
                        + ", which clients of the old contract rely on",
                    at: (old.pointer, new.pointer),
                    witness: responseWitness(
                        before, newBuilder.response(new, status: status, without: header.name),
                        [.missingHeader], about: header.name.rawName))
            } else if partner == nil {
                note(
                    .responseHeaderRemoved, "\(what): the header \(header.name) is gone",
                    self.new, at: new.pointer, breaksSource: true)
            }
            guard let partner else { continue }
            let name = "\(what) header \(header.name)"
            let found = pair(name, .schemas, header.schema, partner.schema) { value, isNarrower in
                self.confirmHeader(
                    (header.name, value), old, new, status, before, isNarrower: isNarrower)
            }
            if let found { responsePairs.append(found) }
        }
        for header in new.headers where !old.headers.contains(where: { $0.name == header.name }) {
            note(
                .responseHeaderAdded, "\(what) has the header \(header.name) now", self.new,
                at: new.pointer)
        }
    }

    private func confirmHeader(
        _ header: (HTTPField.Name, JSONValue), _ old: DocumentedResponse,
        _ new: DocumentedResponse, _ status: Int, _ before: Operation, isNarrower: Bool
    ) -> ComparisonWitness? {
        let message =
            isNarrower
            ? oldBuilder.response(old, status: status, headers: [header])
            : newBuilder.response(new, status: status, headers: [header])
        return confirm(message, before, isNarrower: isNarrower)
    }

    private func confirmResponse(
        _ value: JSONValue, _ range: String, _ old: DocumentedResponse, _ new: DocumentedResponse,
        _ status: Int, _ before: Operation, isNarrower: Bool
    ) -> ComparisonWitness? {
        let message =
            isNarrower
            ? oldBuilder.response(old, status: status, range: range, body: value)
            : newBuilder.response(new, status: status, range: range, body: value)
        return confirm(message, before, isNarrower: isNarrower)
    }

    private func confirm(
        _ message: ResponseMessage?, _ before: Operation, isNarrower: Bool
    ) -> ComparisonWitness? {
        guard isNarrower else { return responseWitness(before, message) }
        guard let message, let request = baseRequest(before),
            oldJudge.judge(response: message, to: request).responseFindings.isEmpty,
            !newJudge.judge(response: message, to: request).responseFindings.isEmpty
        else { return nil }
        return .exchange(request, message)
    }
}
