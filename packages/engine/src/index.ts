export { type Answers, type InvokeAnswer } from "./answers/answers.ts";
export { preview, type PreviewEvent, type PreviewRequest, type PreviewResult, type StackRequest } from "./preview.ts";
