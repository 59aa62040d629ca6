import { type DestinationStream, type Logger, pino, stdSerializers, stdTimeFunctions } from "pino";
import type { ProcessSettings } from "../settings/settings.ts";
import { correlationFields } from "./correlation.ts";

export type { Logger } from "pino";

/** What is personal or secret, by name. Add to it whenever a field is added that says something about a person. */
const HIDDEN = [
    "customerEmail",
    "deliveryAddress",
    "email",
    "address",
    "phone",
    "authorization",
    "cookie",
    "password",
    "token",
];
/** Levels of nesting that are looked through. */
const DEPTH = 4;
const QUOTED = /"[\s\S]*"/;
const EMAIL = /[^\s"'<>()=,;]+@[^\s"'<>()=,;]+/g;

type LogSettings = Pick<ProcessSettings, "LOG_LEVEL" | "SERVICE_NAME" | "SERVICE_VERSION" | "ENVIRONMENT">;

/**
 * A log in lines of JSON, each with the correlation id and trace of what it was written for.
 *
 * Fields of {@link HIDDEN} are masked down to the fourth level, and e-mail addresses wherever an error names one. Everything else is
 * written: log ids, not objects.
 */
export function createLog(settings: LogSettings, destination?: DestinationStream): Logger {
    return pino(
        {
            level: settings.LOG_LEVEL,
            messageKey: "message",
            timestamp: stdTimeFunctions.isoTime,
            base: {
                service: settings.SERVICE_NAME,
                version: settings.SERVICE_VERSION,
                environment: settings.ENVIRONMENT,
            },
            formatters: { level: (level) => ({ level }) },
            mixin: correlationFields,
            redact: { paths: HIDDEN.flatMap(atEveryLevel), censor: "[hidden]" },
            serializers: { err: withoutValues },
        },
        ...(destination ? [destination] : []),
    );
}

function atEveryLevel(name: string): string[] {
    return Array.from({ length: DEPTH }, (_, level) => `${"*.".repeat(level)}${name}`);
}

/** An error without what drivers add to it: PostgreSQL repeats whole rows in `detail` and `where`. */
function withoutValues(error: unknown): unknown {
    if (!(error instanceof Error)) return "[not an error]";
    const { type, message, stack } = stdSerializers.err(error);
    const code = "code" in error ? error.code : undefined;
    const masked = (text: string) =>
        (isOfData(error) ? text.replace(QUOTED, '"[hidden]"') : text).replace(EMAIL, "[hidden]");
    return { type, message: masked(message), code, stack: masked(stack) };
}

/** Whether PostgreSQL says of a value that it is no good, and repeats it (class 22, and what was caused by such). */
function isOfData(error: Error): boolean {
    if ("code" in error && typeof error.code === "string" && error.code.startsWith("22")) return true;
    return error.cause instanceof Error && isOfData(error.cause);
}
