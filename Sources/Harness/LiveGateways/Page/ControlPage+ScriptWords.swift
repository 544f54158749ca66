extension ControlPage {
    /// Names and looks of what the control API tells, and the faults that have buttons.
    ///
    /// Words the page has never heard of are shown as they are, with a plain chip.
    static let scriptWords = #"""
        const tones = {
          done: ['succeeded', 'captured', 'paid', 'processed', 'won', 'delivered', 'enabled',
            'resolved', 'warning_closed', 'available'],
          hold: ['requires_capture', 'authorized'],
          wait: ['processing', 'pending', 'in_transit', 'created', 'attempted', 'initiated',
            'waiting', 'scheduled', 'under_review', 'warning_under_review'],
          ask: ['requires_action', 'requires_confirmation', 'requires_payment_method', 'started',
            'updated'],
          fail: ['failed', 'lost', 'dropped', 'given-up'],
          back: ['refunded', 'partially_refunded', 'reversed'],
          fight: ['open', 'needs_response', 'warning_needs_response', 'action_required'],
          none: ['canceled', 'cancelled', 'closed', 'expired', 'disabled', 'deleted'],
        };
        const toneOf = new Map(
          Object.entries(tones).flatMap(([tone, states]) => states.map(state => [state, tone])));

        const providers = { stripe: 'Stripe', razorpay: 'Razorpay' };

        // What is said on a button where the words of the API read badly.
        const choiceWords = {
          'dispute': 'Dispute', 'dispute-inquiry': 'Inquiry', 'win': 'Win it',
          'fraud-warning': 'Fraud warning', 'lose': 'Lose it', 'require-action': 'Put under review',
          'pay-out': 'Pay out now', 'pay': 'Arrive at the bank', 'settle': 'Settle now',
          'downtime-card': 'Card downtime', 'downtime-upi': 'UPI downtime',
          'downtime-netbanking': 'Netbanking downtime', 'end-downtime': 'End the downtime',
        };

        // What the books' movements do to the account: they are all written as positive amounts.
        const takes = new Set(
          ['refund', 'fee', 'capture-failure', 'dispute', 'dispute-fee', 'payout']);
        const gives = new Set(['capture', 'refund-failure', 'dispute-reversal', 'payout-failure']);

        const until = 'cleared';
        const commonFaults = {
          'Next capture': {
            'Answer lost': on => ({ fault: 'response-lost', on: `${on}.capture` }),
            '500, done': on => ({ fault: 'error-after-effect', on: `${on}.capture` }),
          },
          'Next call': {
            '10 s late': on => ({ fault: 'slow', on: `${on}.*`, amount: '10s' }),
            'Refused': on => ({ fault: 'refused', on: `${on}.*` }),
          },
          'Every call': {
            '429, 1 min': on => ({ fault: 'rate-limited', on: `${on}.*`, for: '1m' }),
            'Down, 5 min': on => ({ fault: 'error-before-effect', on: `${on}.*`, for: '5m' }),
            'At most 20/s': on => ({ fault: 'capacity', on: `${on}.*`, rate: '20/s', until }),
          },
          'Every read': {
            'Stale, 1 min': on => ({ fault: 'stale-read', on: `${on}.*`, for: '1m' }),
          },
          'Webhooks': {
            'Twice': on => ({ fault: 'webhook-duplicated', on: `${on}.webhook`, until }),
            'Dropped': on => ({ fault: 'webhook-dropped', on: `${on}.webhook`, until }),
          },
        };

        function sentence(words) {
          const text = String(words).replace(/[_-]/g, ' ');
          return text.charAt(0).toUpperCase() + text.slice(1);
        }

        // Minor units as a decimal with its currency's own number of places: 1234.50, 500, 1.234.
        function decimal(minor, exponent) {
          const digits = String(Math.abs(minor)).padStart(exponent + 1, '0');
          const end = digits.length - exponent;
          const whole = digits.slice(0, end).replace(/\B(?=(\d{3})+$)/g, ',');
          const sign = minor < 0 ? '\u2212' : '';
          return exponent ? `${sign}${whole}.${digits.slice(end)}` : sign + whole;
        }

        function span(milliseconds) {
          const seconds = Math.round(milliseconds / 1000);
          if (seconds < 90) return `${seconds} s`;
          if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
          if (seconds < 129600) return `${Math.round(seconds / 3600)} h`;
          return `${Math.round(seconds / 86400)} d`;
        }

        function took(microseconds) {
          if (microseconds < 1000) return `${microseconds} \u00b5s`;
          if (microseconds < 1e6) return `${(microseconds / 1000).toFixed(1)} ms`;
          return `${(microseconds / 1e6).toFixed(1)} s`;
        }

        function moment(text) {
          return String(text).replace('T', ' ').replace(/\.\d+Z$|Z$/, ' UTC');
        }

        // How a fault rule reads: "on stripe.*, for 1m".
        function ruleWords(rule) {
          const words = [`on ${rule.on ?? '*'}`];
          for (const [name, value] of Object.entries(rule)) {
            if (name === 'fault' || name === 'on') continue;
            words.push(`${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`);
          }
          return words.join(', ');
        }

        """#
}
