using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using System.Text.RegularExpressions;
using Carboxy.Exchange.Calendars;

namespace Carboxy.Work.Messages;

/// <summary>Writes a letter as a mail: plain words, the same as a simple page, and the calendar file.</summary>
static partial class MailWriter
{
    static readonly Text StopWords = new("Чтобы не получать такие письма:", "To stop messages like this:");

    public static MailMessage Write(Letter letter, MailServer server)
    {
        var mail = new MailMessage
        {
            From = new MailAddress(server.From, OneLine(letter.Clinic), Encoding.UTF8), Subject = OneLine(letter.Subject), SubjectEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8,
            Body = Plain(letter), BodyEncoding = Encoding.UTF8, BodyTransferEncoding = TransferEncoding.Base64,
        };
        mail.To.Add(new MailAddress(letter.To));
        mail.Headers.Add("Message-ID", $"<{letter.Key}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // nobody's holiday notice answers it
        mail.Headers.Add("Content-Language", letter.Language == Language.Russian ? "ru" : "en");
        if (letter.Stop is { } stop)
        {
            mail.Headers.Add("List-Unsubscribe", $"<{stop}/stop>");
            mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        mail.AlternateViews.Add(new AlternateView(Bytes(Page(letter)), new ContentType("text/html; charset=utf-8")) { TransferEncoding = TransferEncoding.Base64 });
        if (letter.Calendar is { } calendar)
            mail.Attachments.Add(new Attachment(Bytes(calendar.Write()), new ContentType(CalendarFile.MediaType) { Name = "visits.ics" }) { TransferEncoding = TransferEncoding.Base64 });
        return mail;
    }

    static string Plain(Letter letter) => string.Join("\n\n", letter.Stop is { } stop ? [.. letter.Paragraphs, $"{StopWords.In(letter.Language)} {stop}"] : letter.Paragraphs);

    static string Page(Letter letter)
    {
        var page = new StringBuilder($"<!doctype html><html lang=\"{(letter.Language == Language.Russian ? "ru" : "en")}\"><body style=\"font:16px/1.5 sans-serif;color:#1d2b2a;max-width:36em\">");
        foreach (var paragraph in letter.Paragraphs)
            page.Append("<p>").Append(Address().Replace(WebUtility.HtmlEncode(paragraph), "<a href=\"$0\">$0</a>").Replace("\n", "<br>", StringComparison.Ordinal)).Append("</p>");
        if (letter.Stop is { } stop)
            page.Append("<p style=\"color:#5b6968;font-size:14px\">").Append(WebUtility.HtmlEncode(StopWords.In(letter.Language))).Append(" <a href=\"").Append(WebUtility.HtmlEncode(stop.ToString())).Append("\">").Append(WebUtility.HtmlEncode(stop.Host)).Append("</a></p>");
        return page.Append("</body></html>").ToString();
    }

    /// <summary>An address in encoded words; it may be pressed.</summary>
    [GeneratedRegex("https?://[^\\s<>\"]+[^\\s<>\".,;]", RegexOptions.None, 1000)]
    private static partial Regex Address();

    static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>A name that somebody typed may not begin a header of its own.</summary>
    static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
