import HTTPModel
import HTTPTypes
import PaymentsDomain
import PaymentsPorts

/// Stripe's PaymentIntents and Refunds as a payment gateway.
///
/// Money is held with manual capture, so every payment passes through `requires_capture`. Our own
/// payment id goes into the metadata of everything we make, which is how a lost answer is found.
package struct StripeGateway: PaymentGateway {
    package static let providerName = ProviderName("stripe")
    static let apiVersion = "2025-03-31.basil"

    package let provider = StripeGateway.providerName
    package let traits = GatewayTraits(
        allowsPartialCapture: true, canReleaseHolds: true, methods: [.card],
        authorizationKeyLifeMilliseconds: 86_400_000, captureKeyLifeMilliseconds: 86_400_000,
        refundKeyLifeMilliseconds: 86_400_000,
        fees: PaymentFeeCalculator(basisPoints: 290, fixedMinorUnits: 30))

    /// Currencies whose smallest unit at Stripe is not ISO 4217's: sending our minor units would
    /// charge a hundred times too much or too little, so they are refused before anything is sent.
    ///
    /// Source: https://docs.stripe.com/currencies (MGA as zero-decimal, ISK and UGX as two-decimal).
    static let currenciesOfOtherUnits: Set<String> = ["ISK", "MGA", "UGX"]

    let connection: ProviderConnection
    private let returnURL: String

    package init(transport: any HTTPTransport, configuration: StripeGatewayConfiguration) {
        returnURL = configuration.returnURL
        connection = ProviderConnection(
            transport: transport, scheme: configuration.scheme, host: configuration.host,
            fields: Redacted([
                .authorization: "Bearer \(configuration.secretKey.reveal())",
                .stripeVersion: Self.apiVersion,
            ]),
            moneyCallTimeoutMilliseconds: configuration.moneyCallTimeoutMilliseconds,
            questionTimeoutMilliseconds: configuration.questionTimeoutMilliseconds)
    }

    package func authorize(
        _ request: AuthorizationRequest
    ) async -> GatewayOutcome<PaymentSnapshot> {
        guard request.method.kind == .card else {
            return .rejected(
                code: "method_not_supported",
                message: "this account takes cards only, not \(request.method.kind.rawValue)")
        }
        guard !Self.currenciesOfOtherUnits.contains(request.amount.currency.code) else {
            return .rejected(
                code: "currency_not_supported",
                message:
                    "Stripe counts \(request.amount.currency.code) in other units than ISO 4217")
        }
        var form = FormBody()
        form.add("amount", String(request.amount.minorUnits))
        form.add("currency", request.amount.currency.code.lowercased())
        form.add("confirm", "true")
        form.add("capture_method", "manual")
        form.add("payment_method", request.method.reference)
        form.add("automatic_payment_methods%5Benabled%5D", "true")
        form.add("automatic_payment_methods%5Ballow_redirects%5D", "always")
        form.add("return_url", returnURL)
        form.add("metadata%5Bpayment_id%5D", request.paymentID.text)
        form.add("metadata%5Border_id%5D", request.orderID.text)
        form.add("expand%5B%5D", "latest_charge")
        return Self.paymentOutcome(await post("/v1/payment_intents", form, request.key))
    }

    package func capture(_ request: CaptureRequest) async -> GatewayOutcome<PaymentSnapshot> {
        var form = FormBody()
        form.add("amount_to_capture", String(request.amount.minorUnits))
        form.add("expand%5B%5D", "latest_charge.balance_transaction")
        let path = Self.path(of: request.transactionID) + "/capture"
        return Self.paymentOutcome(await post(path, form, request.key))
    }

    package func cancel(_ request: CancellationRequest) async -> GatewayOutcome<PaymentSnapshot> {
        var form = FormBody()
        form.add("cancellation_reason", "requested_by_customer")
        form.add("expand%5B%5D", "latest_charge")
        let path = Self.path(of: request.transactionID) + "/cancel"
        return Self.paymentOutcome(await post(path, form, request.key))
    }

    package func refund(_ request: RefundRequest) async -> GatewayOutcome<RefundSnapshot> {
        var form = FormBody()
        form.add("payment_intent", request.transactionID.text)
        form.add("amount", String(request.amount.minorUnits))
        form.add("metadata%5Brefund_id%5D", request.refundID.text)
        form.add("metadata%5Bpayment_id%5D", request.paymentID.text)
        return Self.refundOutcome(await post("/v1/refunds", form, request.key))
    }

    static func path(of id: TransactionID) -> String {
        "/v1/payment_intents/" + PercentEncoding.encode(id.text)
    }

    private func post(
        _ path: String, _ form: FormBody, _ key: IdempotencyKey
    ) async -> ProviderAnswer {
        await connection.post(
            path, contentType: FormEncoding.contentType, body: form.bytes,
            key: HTTPField(name: .idempotencyKey, value: key.text))
    }
}

extension HTTPField.Name {
    static let stripeVersion = named("Stripe-Version")
}
