import HTTPModel
import HTTPTypes

/// The page on which a shopper proves to the bank who they are.
///
/// `GET /3d_secure/<intent>` shows it; `POST` with `outcome=approve` or `outcome=decline` is what the
/// shopper does there. No key is asked for: the shopper has none.
extension StripeState {
    mutating func visitBankPage(
        of id: String, _ request: RequestMessage, suffering fault: GatewayFault?
    ) -> ResponseMessage {
        if fault == .errorBeforeEffect { return Self.page(503, "The bank is not available.") }
        guard let place = intents.place(of: id) else {
            return Self.page(404, "There is no such payment.")
        }
        guard request.head.method == .post else { return showBankPage(of: place) }
        var form = StripeForm(request.body)
        let outcome = form.take("outcome")
        guard outcome == "approve" || outcome == "decline" else {
            return Self.page(400, "The outcome must be approve or decline.")
        }
        guard intents[place].status == .requiresAction else {
            return Self.page(409, "This payment is not waiting for its shopper.")
        }
        answerChallenge(on: place, isApproved: outcome == "approve")
        if fault == .errorAfterEffect || fault == .rolledForward || fault == .rolledBack {
            return Self.page(500, "Something went wrong.")
        }
        return wayBack(from: place)
    }

    private func showBankPage(of place: Int) -> ResponseMessage {
        guard intents[place].status == .requiresAction else {
            return Self.page(200, "There is nothing left to do here.")
        }
        return Self.page(
            200,
            "<form method=\"post\"><button name=\"outcome\" value=\"approve\">Approve</button>"
                + "<button name=\"outcome\" value=\"decline\">Decline</button></form>")
    }

    /// Sends the shopper back to the shop, if the shop said where that is.
    private func wayBack(from place: Int) -> ResponseMessage {
        let intent = intents[place]
        guard let returnURL = intent.returnURL else {
            return Self.page(200, "You can close this window.")
        }
        let hasFailed = intent.status == .requiresPaymentMethod
        let query = FormEncoding.encode([
            FormItem("payment_intent", intent.id),
            FormItem("payment_intent_client_secret", intent.clientSecret),
            FormItem("redirect_status", hasFailed ? "failed" : "succeeded"),
        ])
        let mark = returnURL.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
        return ResponseMessage(status: 303, fields: [.location: returnURL + mark + query])
    }

    private static func page(_ status: Int, _ content: String) -> ResponseMessage {
        let text = "<!doctype html><title>Your bank</title><body>\(content)</body>"
        return ResponseMessage(
            status: status, contentType: "text/html; charset=utf-8", body: Array(text.utf8))
    }
}
