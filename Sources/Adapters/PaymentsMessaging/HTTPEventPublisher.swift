import HTTPModel
import HTTPTypes
import PaymentsPorts

/// Publishes an event by posting it to every subscriber.
///
/// A subscriber that fails does not keep the others from getting the event, but then the event
/// counts as not published and everybody gets it again: subscribers drop what they know by its id.
package struct HTTPEventPublisher: EventPublisher {
    /// How long a subscriber may take to answer.
    package static let timeoutMilliseconds = 5000

    private static let fields: HTTPFields = [.contentType: CloudEventEncoding.contentType]

    private let transport: any HTTPTransport
    private let subscribers: [EventSubscriber]

    package init(transport: any HTTPTransport, subscribers: [EventSubscriber]) {
        self.transport = transport
        self.subscribers = subscribers
    }

    package func publish(_ message: OutboxMessage) async -> Bool {
        let body = CloudEventEncoding.encode(message)
        var everybodyHasIt = true
        for subscriber in subscribers {
            let request = RequestMessage(
                .post, host: subscriber.host, path: subscriber.path, scheme: subscriber.scheme,
                fields: Self.fields, body: body)
            if await !isAccepted(request) { everybodyHasIt = false }
        }
        return everybodyHasIt
    }

    private func isAccepted(_ request: RequestMessage) async -> Bool {
        do throws(TransportFailure) {
            let response = try await transport.send(
                request, timeoutMilliseconds: Self.timeoutMilliseconds)
            return (200...299).contains(response.status)
        } catch {
            // Not sent or not answered: either way nobody can say that the subscriber has it.
            return false
        }
    }
}
