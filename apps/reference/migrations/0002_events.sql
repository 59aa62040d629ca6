-- Events are written in the transaction of what they tell of, and stay until a worker has done what follows from them.
CREATE TABLE events (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    position bigint GENERATED ALWAYS AS IDENTITY,
    type text NOT NULL,
    payload jsonb NOT NULL,
    correlation_id text NOT NULL,
    trace jsonb NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL DEFAULT now(),
    created_at timestamptz NOT NULL DEFAULT now(),
    died_at timestamptz,
    last_error text
);

CREATE INDEX events_due ON events (due_at, position) WHERE died_at IS NULL;

-- What has been done. An event that comes a second time, be it that someone put it back, changes nothing.
CREATE TABLE processed_events (
    event_id uuid PRIMARY KEY,
    processed_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX processed_events_age ON processed_events (processed_at);
