import HTTPModel
import HTTPTypes
import JSONModel

extension RazorpayState {
    /// Does what a POST asks for and writes what came of it.
    mutating func act(
        _ route: RazorpayRoute, _ request: RequestMessage, _ misbehaviour: GatewayMisbehaviour?,
        into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        let body = try RazorpayRequestBody(request)
        switch route {
        case .capture(let id):
            if misbehaviour?.fault == .keyInUse { throw .locked }
            let place = try requestCapture(of: id, body, suffering: misbehaviour)
            writer.payment(payments[place], for: .answer)
        case .refundPayment(let id):
            try refund(id, body, request, misbehaviour, namesPayment: false, into: &writer)
        case .createRefund:
            guard let id = try body.text("payment_id") else { throw .required("payment_id") }
            try refund(id, body, request, misbehaviour, namesPayment: true, into: &writer)
        default:
            if misbehaviour?.fault == .keyInUse { throw .locked }
            try start(route, body, into: &writer)
        }
    }

    private mutating func refund(
        _ id: String, _ body: RazorpayRequestBody, _ request: RequestMessage,
        _ misbehaviour: GatewayMisbehaviour?, namesPayment: Bool,
        into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        let key = request.first(.razorpayRefundIdempotency)
        if key == nil, misbehaviour?.fault == .keyInUse { throw .locked }
        let place = try requestRefund(
            RazorpayRefundRequest(
                paymentID: id, body: body, key: key, namesPayment: namesPayment,
                fault: misbehaviour))
        write(refunds[place], into: &writer)
    }

    /// The acts that come before any money is held.
    private mutating func start(
        _ route: RazorpayRoute, _ body: RazorpayRequestBody, into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        switch route {
        case .createOrder: try createOrder(body, into: &writer)
        case .createPayment:
            let place = try createPayment(body)
            writer.nextSteps(RazorpayNextSteps(payments[place], settings))
        case .createUPIPayment:
            let place = try createPayment(
                body.replacing([.init(name: "method", value: "upi")]))
            writer.upiStart(RazorpayNextSteps(payments[place], settings))
        case .startCheckout: try startCheckout(body, into: &writer)
        case .validateAddress: try validateAddress(body, into: &writer)
        case .password(let act, let id): try answerPassword(act, of: id, body, into: &writer)
        default: throw .wrongMethod
        }
    }

    /// An order alone, or with the payment that its request carries.
    private mutating func createOrder(
        _ body: RazorpayRequestBody, into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        guard let payment = body.object["payment"]?.object, payment.contains("method") else {
            let place = try createOrder(body)
            writer.order(orders[place])
            return
        }
        let place: Int
        do throws(RazorpayError) {
            place = try createOrder(body)
        } catch {
            var error = error
            if error.step == "payment_initiation" { error.step = "order_create" }
            throw error
        }
        let nested = try body.nested("payment") ?? body
        let started = try createPayment(
            nested.replacing(
                [.init(name: "order_id", value: .string(orders[place].id))],
                without: RazorpayCaptureTerms.fields))
        let steps = RazorpayNextSteps(payments[started], settings)
        writer.order(orders[place]) { $0.workflow(steps) }
    }

    mutating func edit(
        _ route: RazorpayRoute, _ body: RazorpayRequestBody, into writer: inout RazorpayJSONWriter
    ) throws(RazorpayError) {
        switch route {
        case .editOrder(let id):
            let place = try orderPlace(id)
            let notes = try editedNotes(body)
            orders.change(place, at: now) { $0.notes = notes }
            writer.order(orders[place])
        case .editPayment(let id):
            let place = try paymentPlace(id)
            let notes = try editedNotes(body)
            payments.change(place, at: now) { $0.notes = notes }
            writer.payment(payments[place], for: .answer)
        case .editRefund(let id):
            let place = try refundPlace(id)
            let notes = try editedNotes(body)
            refunds.change(place, at: now) { $0.notes = notes }
            write(refunds[place], into: &writer)
        default: throw .wrongMethod
        }
    }
}
