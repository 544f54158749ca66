import HTTPModel
import HTTPTypes

/// The way to one provider: where it is, how we prove who we are, and how long we wait.
///
/// Each call sends exactly one request. Nothing is repeated here, whatever the answer.
struct ProviderConnection: Sendable {
    let transport: any HTTPTransport
    let scheme: String
    let host: String
    /// The fields of every request; the credentials are among them.
    let fields: Redacted<HTTPFields>
    let moneyCallTimeoutMilliseconds: Int
    let questionTimeoutMilliseconds: Int

    /// Asks for something without changing anything.
    func ask(_ path: String) async -> ProviderAnswer {
        let request = RequestMessage(
            .get, host: host, path: path, scheme: scheme, fields: fields.reveal())
        return await send(request, timeoutMilliseconds: questionTimeoutMilliseconds)
    }

    /// Sends a request that may move money, with the key that makes a repetition harmless.
    func post(
        _ path: String, contentType: String, body: [UInt8], key: HTTPField? = nil
    ) async -> ProviderAnswer {
        var fields = fields.reveal()
        fields[.contentType] = contentType
        if let key { fields.append(key) }
        let request = RequestMessage(
            .post, host: host, path: path, scheme: scheme, fields: fields, body: body)
        return await send(request, timeoutMilliseconds: moneyCallTimeoutMilliseconds)
    }

    private func send(
        _ request: RequestMessage, timeoutMilliseconds: Int
    ) async -> ProviderAnswer {
        do throws(TransportFailure) {
            let response = try await transport.send(
                request, timeoutMilliseconds: timeoutMilliseconds)
            return ProviderAnswer(response)
        } catch {
            switch error {
            case .notSent(let reason): return .notSent(reason)
            case .noAnswer(let reason): return .unknown("no answer: \(reason)")
            }
        }
    }
}
