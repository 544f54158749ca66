import Findings
import HTTPModel
import HTTPTypes
import JSONModel
import JSONSchema
import OpenAPI

extension APIComparisonWork {
    /// Compares the requests the API sends on its own account; they are promises, like events.
    func webhookPairs() -> [SchemaComparison.Pair] {
        var pairs: [SchemaComparison.Pair] = []
        for webhook in old.webhooks {
            for before in webhook.operations {
                let partner = new.webhooks.first { $0.name == webhook.name }?.operations
                    .first { $0.method == before.method }
                guard let after = partner else {
                    removed(before, of: webhook)
                    continue
                }
                pairs += bodies(before, after, of: webhook)
            }
        }
        for webhook in new.webhooks where !old.webhooks.contains(where: { $0.name == webhook.name })
        {
            let place = webhook.operations.first?.pointer ?? JSONPointer(["webhooks"])
            note(.operationAdded, "the webhook \(webhook.name) is new", new, at: place)
        }
        return pairs
    }

    private func removed(_ operation: Operation, of webhook: DocumentedWebhook) {
        let request = webhookRequest(operation, of: old)
        let witness = request.flatMap { request -> ComparisonWitness? in
            let name = webhook.name
            guard oldJudge.judge(webhook: name, request: request).requestFindings.isEmpty,
                !newJudge.judge(webhook: name, request: request).requestFindings.isEmpty
            else { return nil }
            return .exchange(request, nil)
        }
        breaks(
            .operationRemoved,
            "the webhook \(webhook.name) is gone, and receivers of the old contract wait for it",
            at: (operation.pointer, operation.pointer), witness: witness)
    }

    private func bodies(
        _ before: Operation, _ after: Operation, of webhook: DocumentedWebhook
    ) -> [SchemaComparison.Pair] {
        (after.requestBody?.content ?? []).compactMap { media in
            guard let known = before.requestBody?.content,
                let partner = Self.partner(of: media, in: known), let left = partner.schema,
                let right = media.schema
            else { return nil }
            let name = "webhook \(webhook.name)"
            return pair(name, .requestSchemas, left, right) { value, isNarrower in
                self.confirm(
                    value, isNarrower ? partner : media, webhook.name, before,
                    isNarrower: isNarrower)
            }
        }
    }

    private func confirm(
        _ value: JSONValue, _ media: MediaType, _ name: String, _ operation: Operation,
        isNarrower: Bool
    ) -> ComparisonWitness? {
        guard let written = media.write(value) else { return nil }
        let request = RequestMessage(
            operation.method, host: "example.com", path: "/",
            fields: [.contentType: written.contentType], body: written.body)
        let was = oldJudge.judge(webhook: name, request: request).requestFindings
        let becomes = newJudge.judge(webhook: name, request: request).requestFindings
        let (legal, refused) = isNarrower ? (was, becomes) : (becomes, was)
        return legal.isEmpty && !refused.isEmpty ? .exchange(request, nil) : nil
    }

    private func webhookRequest(
        _ operation: Operation, of api: OpenAPIDocument
    ) -> RequestMessage? {
        guard let media = operation.requestBody?.content.first else {
            return RequestMessage(operation.method, host: "example.com", path: "/")
        }
        guard let schema = media.schema,
            let value = oldBuilder.value(of: schema, .requestSchemas),
            let written = media.write(value)
        else { return nil }
        return RequestMessage(
            operation.method, host: "example.com", path: "/",
            fields: [.contentType: written.contentType], body: written.body)
    }
}
