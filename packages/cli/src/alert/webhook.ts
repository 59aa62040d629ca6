import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What a subscriber of a topic was told. */
export interface Told {
    readonly topic: string;
    readonly message: Readonly<Record<string, unknown>>;
}

/** A subscriber on this machine, as Amazon SNS posts to one over HTTP. */
export class Webhook {
    readonly told: Told[] = [];
    readonly #server: Server;

    private constructor(server: Server) {
        this.#server = server;
    }

    /** Listens on loopback alone. */
    static async listen(): Promise<Webhook> {
        const server = createServer((request, response) => {
            void text(request).then((body) => {
                const { TopicArn, Message } = JSON.parse(body) as { TopicArn: string; Message: string };
                webhook.told.push({ topic: TopicArn, message: JSON.parse(Message) as Told["message"] });
                response.end();
            });
        });
        const webhook = new Webhook(server);
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        return webhook;
    }

    get address(): string {
        return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
    }

    close(): void {
        this.#server.close();
        this.#server.closeAllConnections();
    }
}

/**
 * Posts a message as Amazon SNS posts it to subscribers over HTTP (Amazon SNS Developer Guide, "HTTP/HTTPS notification JSON
 * format"), without the signature, which only AWS can make.
 */
export async function post(address: string, topic: string, message: Told["message"]): Promise<boolean> {
    const answer = await fetch(address, {
        method: "POST",
        headers: { "content-type": "text/plain; charset=UTF-8", "x-amz-sns-message-type": "Notification" },
        body: JSON.stringify({
            Type: "Notification",
            MessageId: randomUUID(),
            TopicArn: topic,
            Subject: `${String(message["NewStateValue"])}: "${String(message["AlarmName"])}"`,
            Message: JSON.stringify(message),
            Timestamp: new Date().toISOString(),
        }),
    });
    return answer.ok;
}
