private let paid = ["authorization 2500", "capture 2500", "fee 103"]
private let held = ["authorization 2500"]
private let released = ["authorization 2500", "release 2500"]
private let partlyCaptured = ["authorization 2500", "capture 1800", "fee 82", "release 700"]
private let capture = "payment_intents/{pi}/capture"
private let cancel = "payment_intents/{pi}/cancel"
private let confirm = "payment_intents/{pi}/confirm"

extension ImpossibleMove {
    static let refunds = [
        ImpossibleMove(
            "a refund above the charge", after: "paid",
            move: "refunds payment_intent={pi}&amount=2501",
            param: "amount",
            "Refund amount ($25.01) is greater than unrefunded amount on charge ($25.00)",
            books: paid),
        ImpossibleMove(
            "a refund above what partial refunds have left", after: "paid",
            ["refunds charge={ch}&amount=1000", "refunds charge={ch}&amount=1000"],
            move: "refunds charge={ch}&amount=501", param: "amount",
            "Refund amount ($5.01) is greater than unrefunded amount on charge ($5.00)",
            books: paid + ["refund 1000", "refund 1000"]),
        ImpossibleMove(
            "a second whole refund", after: "paid", ["refunds payment_intent={pi}"],
            move: "refunds payment_intent={pi}", code: "charge_already_refunded",
            "Charge {ch} has already been refunded.", books: paid + ["refund 2500"]),
        ImpossibleMove(
            "a cent more than partial refunds gave back", after: "paid",
            ["refunds charge={ch}&amount=1500", "refunds charge={ch}&amount=1000"],
            move: "refunds charge={ch}&amount=1", code: "charge_already_refunded",
            "Charge {ch} has already been refunded.",
            books: paid + ["refund 1500", "refund 1000"]),
        ImpossibleMove(
            "a refund of an uncaptured charge", after: "held", move: "refunds charge={ch}",
            "This uncaptured Charge was created by a PaymentIntent ({pi}). You must cancel the "
                + "PaymentIntent with the Cancel a PaymentIntent API instead of refunding the "
                + "Charge directly.", books: held),
        ImpossibleMove(
            "a refund of a disputed charge", after: "paid", ["decide dispute {ch}"],
            move: "refunds payment_intent={pi}", code: "charge_disputed",
            "Charge {ch} has been charged back; cannot issue a refund.",
            books: paid + ["dispute 2500", "dispute-fee 1500"]),
        ImpossibleMove(
            "a partial refund of a disputed charge", after: "paid", ["decide dispute {pi}"],
            move: "refunds charge={ch}&amount=1", code: "charge_disputed",
            "Charge {ch} has been charged back; cannot issue a refund.",
            books: paid + ["dispute 2500", "dispute-fee 1500"]),
        ImpossibleMove(
            "a refund of a released hold", after: "held", [cancel],
            move: "refunds payment_intent={pi}",
            "This PaymentIntent ({pi}) does not have a successful charge to refund.",
            books: released),
        ImpossibleMove(
            "a refund of what a partial capture released", after: "held",
            ["\(capture) amount_to_capture=1800"],
            move: "refunds payment_intent={pi}&amount=2500", param: "amount",
            "Refund amount ($25.00) is greater than unrefunded amount on charge ($18.00)",
            books: partlyCaptured),
        ImpossibleMove(
            "a refund of nothing that was ever charged", after: "open",
            move: "refunds payment_intent={pi}",
            "This PaymentIntent ({pi}) does not have a successful charge to refund.", books: []),
    ]

    static let captures: [ImpossibleMove] = [
        .wrongState(
            "a second whole capture", after: "held", [capture], move: capture,
            "This PaymentIntent could not be captured because it has already been captured.",
            books: paid),
        .wrongState(
            "a capture of the rest after a final partial one", after: "held",
            ["\(capture) amount_to_capture=1800"], move: "\(capture) amount_to_capture=700",
            "The remaining amount on this PaymentIntent could not be captured because the "
                + "remainder of the authorized amount has been released.",
            books: partlyCaptured),
        ImpossibleMove(
            "a capture above the hold", after: "held", move: "\(capture) amount_to_capture=2501",
            code: "amount_too_large",
            "The payment could not be captured because the requested capture amount is greater "
                + "than the amount you can capture for this charge.", books: held),
        .wrongState(
            "a capture after a cancel", after: "held", [cancel], move: capture,
            "This PaymentIntent could not be captured because it has a status of canceled. Only a "
                + "PaymentIntent with one of the following statuses may be captured: "
                + "requires_capture.", books: released),
        .wrongState(
            "a capture after the hold has lapsed", after: "held", ["wait 7"], move: capture,
            "This PaymentIntent could not be captured because it has a status of canceled. Only a "
                + "PaymentIntent with one of the following statuses may be captured: "
                + "requires_capture.", books: released),
        .wrongState(
            "a capture of what was captured by itself", after: "paid", move: capture,
            "This PaymentIntent could not be captured because it has a status of succeeded. Only a "
                + "PaymentIntent with one of the following statuses may be captured: "
                + "requires_capture.", books: paid),
        .wrongState(
            "a capture before the confirmation", after: "open", move: capture,
            "This PaymentIntent could not be captured because it has a status of "
                + "requires_confirmation. Only a PaymentIntent with one of the following statuses "
                + "may be captured: requires_capture.", books: []),
        ImpossibleMove(
            "the older capture of a captured charge", after: "held", [capture],
            move: "charges/{ch}/capture", code: "charge_already_captured",
            "Charge {ch} has already been captured.", books: paid),
        ImpossibleMove(
            "the older capture of a released hold", after: "held", [cancel],
            move: "charges/{ch}/capture", code: "charge_expired_for_capture",
            "Charge {ch} could not be captured because it has expired or has been released.",
            books: released),
        .wrongState(
            "raising a hold that was captured", after: "held", [capture],
            move: "payment_intents/{pi}/increment_authorization amount=3000",
            "This PaymentIntent could not be incremented because it has a status of succeeded. "
                + "Only a PaymentIntent with one of the following statuses may be incremented: "
                + "requires_capture.", books: paid),
    ]

    static let endings: [ImpossibleMove] = [
        .wrongState(
            "a cancel after a capture", after: "held", [capture], move: cancel,
            noCancel("succeeded"), books: paid),
        .wrongState(
            "a cancel after a payment", after: "paid", move: cancel, noCancel("succeeded"),
            books: paid),
        .wrongState(
            "a second cancel", after: "held", [cancel], move: cancel, noCancel("canceled"),
            books: released),
        .wrongState(
            "a cancel after the hold has lapsed", after: "held", ["wait 7"], move: cancel,
            noCancel("canceled"), books: released),
        .wrongState(
            "a confirmation after a cancel", after: "open", [cancel], move: confirm,
            noConfirmation("canceled"), books: []),
        .wrongState(
            "a confirmation of a hold", after: "held", move: confirm,
            noConfirmation("requires_capture"), books: held),
        .wrongState(
            "a second confirmation", after: "open", [confirm], move: confirm,
            "You cannot confirm this PaymentIntent because it has already succeeded after being "
                + "previously confirmed.", books: paid),
        .wrongState(
            "another amount after success", after: "paid", move: "payment_intents/{pi} amount=3000",
            param: "amount", noChange(of: "amount", "succeeded"), books: paid),
        .wrongState(
            "another amount of a hold", after: "held", move: "payment_intents/{pi} amount=3000",
            param: "amount", noChange(of: "amount", "requires_capture"), books: held),
        .wrongState(
            "another currency after success", after: "paid",
            move: "payment_intents/{pi} currency=eur", param: "currency",
            noChange(of: "currency", "succeeded"), books: paid),
        .wrongState(
            "another card after a cancel", after: "held", [cancel],
            move: "payment_intents/{pi} payment_method=pm_card_visa", param: "payment_method",
            noChange(of: "payment_method", "canceled"), books: released),
    ]

    private static func noCancel(_ status: String) -> String {
        "You cannot cancel this PaymentIntent because it has a status of \(status). Only a "
            + "PaymentIntent with one of the following statuses may be canceled: "
            + "requires_payment_method, requires_capture, requires_reauthorization, "
            + "requires_confirmation, requires_action, expired, processing."
    }

    private static func noConfirmation(_ status: String) -> String {
        "You cannot confirm this PaymentIntent because it has a status of \(status). Only a "
            + "PaymentIntent with one of the following statuses may be confirmed: "
            + "requires_confirmation, requires_action."
    }

    private static func noChange(of name: String, _ status: String) -> String {
        "This PaymentIntent's \(name) could not be updated because it has a status of \(status). "
            + "You may only update the \(name) of a PaymentIntent with one of the following "
            + "statuses: requires_payment_method, requires_confirmation, requires_action."
    }
}
