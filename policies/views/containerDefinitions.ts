import { Reading } from "../reading/reading.ts";
import type { ResourceView } from "../resource/resourceView.ts";

export const TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";

/**
 * The containers of a task: JSON text, or a list, as some programs and tools send it. A text that is not JSON gives one
 * unknown container, because nothing can be said about it.
 */
export function containersOfTask(task: ResourceView): Reading[] {
    const definitions = task.get("containerDefinitions");
    const text = definitions.string();
    return text === undefined
        ? definitions.items()
        : Reading.of(parse(text), definitions.path, definitions.secret).items();
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return { $unknown: true };
    }
}
