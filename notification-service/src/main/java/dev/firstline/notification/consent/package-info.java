/** Whether an e-mail address has agreed to be sent alerts, and how many mails a person can cause. */
@NullMarked
package dev.firstline.notification.consent;

import org.jspecify.annotations.NullMarked;
