// Characters that no reader sees: control signs, and marks that turn the direction of what follows.

/** The text without them. Tabs and line ends stay. */
export function withoutInvisible(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]/g, '')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\p{Surrogate}/gu, '')
}
