CREATE TABLE orders (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    -- What a client sends with every try of the same order, so that a repeated one is not a second order.
    idempotency_key text NOT NULL UNIQUE,
    customer_email text NOT NULL,
    delivery_address text NOT NULL,
    items jsonb NOT NULL,
    total_cents bigint NOT NULL CHECK (total_cents >= 0),
    status text NOT NULL DEFAULT 'placed' CHECK (status IN ('placed', 'confirmed')),
    placed_at timestamptz NOT NULL DEFAULT now()
);
