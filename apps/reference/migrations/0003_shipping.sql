-- Expanded after version one: what runs writes orders without it, and gets the default.
ALTER TABLE orders ADD COLUMN shipping_cents bigint NOT NULL DEFAULT 0;
