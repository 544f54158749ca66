import HTTPModel
import PaymentsDomain
import PaymentsPorts

/// Stores a verified event and answers the provider: success only once the event is durable.
struct NoticeIntake: Sendable {
    let provider: ProviderName
    let receiver: any ReceiveNoticeUseCase

    func take(
        eventID: String, type: String, activity: ProviderActivity, body: [UInt8],
        receivedAt: Timestamp
    ) async -> ResponseMessage {
        let notice = ProviderNotice(
            id: NoticeID(provider: provider, eventID: eventID), type: type, activity: activity,
            body: body, receivedAt: receivedAt)
        do throws(CommandFailure) {
            // An event stored before is acknowledged again: the first answer may have been lost.
            _ = try await receiver.receive(notice)
            return Self.acknowledgement
        } catch {
            return WebhookProblem.storeUnavailable.response
        }
    }

    static let acknowledgement = ResponseMessage(
        status: 200, contentType: "application/json", body: Array(#"{"received":true}"#.utf8))
}
