import HTTPModel
import HTTPTypes
import JSONModel
import PaymentsDomain
import PaymentsPorts

/// Razorpay's orders, payments and refunds as a payment gateway.
///
/// Razorpay has no key for payments and captures. A lost authorization is found again by the order's
/// receipt, which is our payment id; a capture sent twice is refused the second time by state.
package struct RazorpayGateway: PaymentGateway {
    package static let providerName = ProviderName("razorpay")

    package let provider = RazorpayGateway.providerName
    /// The key life given for captures is how long a hold can last: as long as there is a hold, its
    /// state does what a key would do.
    package let traits = GatewayTraits(
        allowsPartialCapture: false, canReleaseHolds: false, methods: [.upi, .netbanking, .wallet],
        authorizationKeyLifeMilliseconds: nil, captureKeyLifeMilliseconds: 5 * 86_400_000,
        refundKeyLifeMilliseconds: 86_400_000,
        fees: PaymentFeeCalculator(basisPoints: 200, fixedMinorUnits: 0))

    let connection: ProviderConnection
    let returnURL: String
    let shopper: RazorpayGatewayConfiguration.ShopperFacts

    package init(transport: any HTTPTransport, configuration: RazorpayGatewayConfiguration) {
        returnURL = configuration.returnURL
        shopper = configuration.shopper
        connection = ProviderConnection(
            transport: transport, scheme: configuration.scheme, host: configuration.host,
            fields: Redacted([
                .authorization: BasicAuthentication.header(
                    user: configuration.keyID, password: configuration.keySecret.reveal())
            ]),
            moneyCallTimeoutMilliseconds: configuration.moneyCallTimeoutMilliseconds,
            questionTimeoutMilliseconds: configuration.questionTimeoutMilliseconds)
    }

    package func capture(_ request: CaptureRequest) async -> GatewayOutcome<PaymentSnapshot> {
        let body: JSONValue = [
            "amount": JSONValue(request.amount.minorUnits),
            "currency": .string(request.amount.currency.code),
        ]
        let answer = await post(Self.path(of: request.transactionID) + "/capture", body)
        if case .refused(400, let error) = answer, RazorpayRefusal(error).saysAlreadyCaptured {
            return await outcomeOfEarlierCapture(request.transactionID)
        }
        return Self.paymentOutcome(answer)
    }

    /// There is no way to let a hold go: it lapses by itself after some days.
    package func cancel(_ request: CancellationRequest) async -> GatewayOutcome<PaymentSnapshot> {
        .rejected(code: "not_supported", message: "Razorpay cannot let a hold go on request")
    }

    package func refund(_ request: RefundRequest) async -> GatewayOutcome<RefundSnapshot> {
        let body: JSONValue = [
            "amount": JSONValue(request.amount.minorUnits),
            "receipt": .string(request.refundID.text),
            "notes": [
                "refund_id": .string(request.refundID.text),
                "payment_id": .string(request.paymentID.text),
            ],
        ]
        let answer = await post(
            Self.path(of: request.transactionID) + "/refund", body,
            key: HTTPField(name: .refundIdempotency, value: Self.refundKey(request.key)))
        if case .refused(400, let error) = answer, RazorpayRefusal(error).saysDuplicateReceipt {
            return await outcomeOfEarlierRefund(request)
        }
        return Self.refundOutcome(answer)
    }

    /// The key as Razorpay takes it: at least ten letters, digits, underscores and hyphens.
    ///
    /// A key of another form is written in hexadecimal, so that two keys stay two keys.
    static func refundKey(_ key: IdempotencyKey) -> String {
        let isPlain = key.text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        if isPlain, key.text.utf8.count >= 10 { return key.text }
        return "refund-key-" + Hexadecimal.encode(key.text.utf8)
    }

    static func path(of id: TransactionID) -> String {
        "/v1/payments/" + PercentEncoding.encode(id.text)
    }

    func post(_ path: String, _ body: JSONValue, key: HTTPField? = nil) async -> ProviderAnswer {
        await connection.post(
            path, contentType: "application/json", body: body.serialized(), key: key)
    }

    /// What the payment says after its capture was refused because it had been captured before.
    private func outcomeOfEarlierCapture(
        _ id: TransactionID
    ) async -> GatewayOutcome<PaymentSnapshot> {
        switch await payment(id) {
        case .found(let snapshot):
            switch snapshot.state {
            case .captured, .released: return .done(snapshot)
            case .failed(let reason): return .declined(snapshot, code: reason.providerCode)
            case .undecided, .awaitingCustomer, .authorized:
                return .unknown("captured before by one answer, not captured by the next")
            }
        case .absent: return .unknown("captured before by one answer, unknown by the next")
        case .unknown(let reason): return .unknown(reason)
        }
    }

    /// The refund that has our receipt already.
    private func outcomeOfEarlierRefund(
        _ request: RefundRequest
    ) async -> GatewayOutcome<RefundSnapshot> {
        let query = RefundQuery(
            paymentID: request.paymentID, transactionID: request.transactionID)
        switch await findRefunds(query) {
        case .found(let refunds):
            guard let refund = refunds.first(where: { $0.refundID == request.refundID }) else {
                return .unknown("the receipt is taken, but no refund has it")
            }
            if case .failed(let code, _) = refund.state { return .declined(refund, code: code) }
            return .done(refund)
        case .absent: return .unknown("the receipt is taken, but the payment is not known")
        case .unknown(let reason): return .unknown(reason)
        }
    }
}

extension HTTPField.Name {
    static let refundIdempotency = named("X-Refund-Idempotency")
}
