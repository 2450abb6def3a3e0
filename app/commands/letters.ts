// The letters that carry a one-time link. Plain text, short, and clear about what to do when it was not you.

export type Letter = { subject: string; body: string }

/** To somebody who was invited. */
export function invitationLetter(facts: {
  name: string
  invitedBy: string
  organisation: string
  url: string
}): Letter {
  return {
    subject: `${facts.organisation}: your place in Candor`,
    body: `Hello ${facts.name},

${facts.invitedBy} has invited you to Candor. It is where ${facts.organisation} keeps its social media policies, and where you find what to do when a post goes wrong.

Choose a password to begin:
${facts.url}

The link works once, and for seven days. If you did not expect this, ask ${facts.invitedBy} before you open it.
`,
  }
}

/** To somebody who asked for a new password, or for whom an administrator did. */
export function resetLetter(facts: { name: string; organisation: string; url: string }): Letter {
  return {
    subject: `${facts.organisation}: choose a new password`,
    body: `Hello ${facts.name},

Somebody asked for a new password for your place in Candor. If that was you, choose one here:
${facts.url}

The link works once, and for one hour. If it was not you, do nothing: your password stays as it is.
`,
  }
}

/** To somebody whose password has just changed. */
export function passwordChangedLetter(facts: { name: string; organisation: string; url: string }): Letter {
  return {
    subject: `${facts.organisation}: your password was changed`,
    body: `Hello ${facts.name},

The password of your place in Candor has just been changed, and you were signed out everywhere else.

If it was not you, choose a new password at once and tell your administrator:
${facts.url}/reset
`,
  }
}

/** To somebody who asked for a link that signs them in. `link` is its path. */
export function signInLetter(facts: {
  name: string
  organisation: string
  url: string
  link: string
}): Letter {
  return {
    subject: `${facts.organisation}: your link`,
    body: `Hello ${facts.name},

Open your place in Candor without a password:
${facts.url}${facts.link}

The link works once, for one hour, and is for you alone: do not pass it on. If you did not ask for it, do nothing.
`,
  }
}

/** To somebody who asked for such a link and cannot have one, because they hold another role than staff. */
export function passwordHintLetter(facts: { name: string; organisation: string; url: string }): Letter {
  return {
    subject: `${facts.organisation}: sign in with your password`,
    body: `Hello ${facts.name},

Somebody asked for a link that signs you in. You may do more here than read and acknowledge, so you sign in with your password:
${facts.url}/sign-in

Forgotten it? Choose a new one: ${facts.url}/reset
If you did not ask, do nothing.
`,
  }
}
