import { z } from "zod";
import { rule } from "./rule.ts";

/** Backends as the Pulumi CLI writes them (Pulumi Docs, "Managing state & backend options"). */
const BACKEND =
    /^(s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\?\S*region=[a-z]{2}(-[a-z]+)+-\d\S*|file:\/\/\S+|https:\/\/\S+)$/;
const SECRETS = /^(awskms:\/\/\S+region=[a-z]{2}(-[a-z]+)+-\d\S*|passphrase|default)$/;

/** Where the state of an environment's stacks is, and what closes the secrets in it. */
export const stateSchema = z
    .strictObject({
        backend: z
            .string()
            .regex(BACKEND, "s3://<bucket>?region=<region>, https://api.pulumi.com, or file://<folder>")
            .describe("Where the states are, as PULUMI_BACKEND_URL has it. plinth bootstrap writes it."),
        secretsProvider: z
            .string()
            .regex(SECRETS, "awskms://<key>?region=<region>, passphrase, or default for Pulumi Cloud's own")
            .describe("What a new stack's secrets are encrypted with, as pulumi stack init takes it."),
    })
    .check(
        rule<{ backend: string; secretsProvider: string }>(
            ["backend", "secretsProvider"],
            ({ backend, secretsProvider }) =>
                secretsProvider !== "default" || backend.startsWith("https://")
                    ? []
                    : [
                          {
                              path: ["secretsProvider"],
                              rule: "must not be default: only Pulumi Cloud has a provider of its own, elsewhere it is a passphrase",
                              value: secretsProvider,
                              fix: "write awskms://<key>?region=<region>, or passphrase",
                          },
                      ],
        ),
    );

export type StateSettings = z.output<typeof stateSchema>;
