// Which way a text runs, decided as HTML's dir="auto" does: by its first letter with a direction of its own.

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}]/u

/** True when the first letter of the text belongs to a script that is written from right to left. */
export function runsRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)
  return first !== null && rightToLeft.test(first[0])
}

/** True when any letter of the text belongs to a script that is written from right to left. */
export function holdsRightToLeft(text: string): boolean {
  return rightToLeft.test(text)
}
