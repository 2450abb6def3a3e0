// Word's switches: present means on, unless their value says otherwise.

/** True for a switch such as <w:b/> with this value; undefined is "no value given". */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(0|false|off|none)$/i.test(value)
}
