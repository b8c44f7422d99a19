using Carboxy.Quantities;
using Carboxy.Web.Layout;
using Carboxy.Work.Messages;

namespace Carboxy.Web.Messages;

/// <summary>How messages are called on the pages.</summary>
static class MessageWords
{
    public static string Message(this Say say, MessageKind kind) => kind switch
    {
        MessageKind.Booking => say["Запись на визиты", "Booked visits"],
        MessageKind.ReminderDays => say["Напоминание за два дня", "Reminder two days before"],
        MessageKind.ReminderHours => say["Напоминание за три часа", "Reminder three hours before"],
        MessageKind.Recall => say["Отзыв средства", "Recall of a product"],
        _ => say["Памятка после сеанса", "Aftercare"],
    };

    /// <summary>What one message is about.</summary>
    public static string About(this Say say, MessageRow row) => row.AsksAfter ? say["Как самочувствие после сеанса", "How the patient is after a session"] : say.Message(row.Kind);

    public static (Tone Tone, string Word) Message(this Say say, MessageRow row) => row.State switch
    {
        MessageState.Waiting => (Tone.Wait, say["ждёт", "waits"]),
        MessageState.Sending => (Tone.Wait, say["уходит", "on its way"]),
        MessageState.Sent => (Tone.Good, row.Channel switch
        {
            Channel.Call => say["сказано по телефону", "told by telephone"],
            Channel.Text => say["отправлено в СМС", "sent as a text message"],
            _ => say["отправлено письмом", "sent by mail"],
        }),
        MessageState.Failed => (Tone.Stop, row.Why == MessageEnds.NoAddress ? say["позвонить", "to call"] : say["не дошло", "not delivered"]),
        _ => (Tone.Quiet, say["не отправлялось", "not sent"]),
    };

    /// <summary>Why it stands so, in words; the code of a server's answer as it is.</summary>
    public static string? Why(this Say say, MessageRow row) => MessageEnds.NameOf(row.Why) is { } words ? say[words]
        : row is { Why: { } code, State: MessageState.Waiting } ? say[$"сервер ответил {code}, попробуем ещё", $"the server answered {code}, it will be tried again"] : row.Why;

    public static Text Way(ContactWay way) => way switch
    {
        ContactWay.Any => new("Письмом, а если почты нет — в СМС", "By mail, or as a text message where there is no address"),
        ContactWay.Mail => new("Только письмом", "By mail only"),
        ContactWay.Text => new("Только в СМС", "As a text message only"),
        _ => new("Никаких сообщений", "No messages at all"),
    };
}
