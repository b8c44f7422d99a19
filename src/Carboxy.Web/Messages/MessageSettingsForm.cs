using System.Globalization;
using System.Net.Mail;
using Carboxy.Quantities;
using Carboxy.Web.Server;
using Carboxy.Work.Messages;

namespace Carboxy.Web.Messages;

/// <summary>The settings of messages as they were typed, and what is wrong with them.</summary>
sealed class MessageSettingsForm(Posted posted, MessageSettings before, Secrets secrets)
{
    readonly List<KeyValuePair<string, Text>> problems = [];

    public IReadOnlyList<KeyValuePair<string, Text>> Problems => problems;

    public MessageSettings Read()
    {
        var quiet = new QuietHours(Minute("QuietFrom"), Minute("QuietUntil"));
        return before with
        {
            Mail = Mail(), Gateway = Gateway(), Site = Site(), Quiet = quiet,
            Off = [.. Enum.GetValues<MessageKind>().Where(kind => kind != MessageKind.Recall && !posted.Ticked($"Kind-{kind}"))],
        };
    }

    MailServer? Mail()
    {
        if (posted["Host"]?.Trim() is not { } host)
            return null;
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            Wrong("Host", new("Это не имя сервера. Напишите, например, smtp.example.org.", "This is no server name. Write, for example, smtp.example.org."));
        if (posted.Whole("Port") is not (>= 1 and <= 65535))
            Wrong("Port", new("Порт — число от 1 до 65535; обычно 587.", "A port is a number from 1 to 65535; usually 587."));
        if (posted["From"]?.Trim() is not { } from || !MailAddress.TryCreate(from, out var address) || address.Address != from)
            Wrong("From", new("Укажите адрес, с которого уходят письма, например clinic@example.org.", "Give the address that mails come from, such as clinic@example.org."));
        var user = posted["User"]?.Trim();
        var password = posted["Password"] is { } typed ? secrets.Hide(typed) : before.Mail?.Password;
        if (user is not null && password is null)
            Wrong("Password", new("Укажите пароль этого пользователя.", "Give this user's password."));
        if (user is not null && !posted.Ticked("Tls") && host is not ("localhost" or "127.0.0.1" or "::1"))
            Wrong("Tls", new("С паролем соединение должно быть зашифровано.", "With a password the connection must be encrypted."));
        // Another server never sees the password that was typed for this one.
        if (user is not null && posted["Password"] is null && before.Mail is { } was && was.Host != host)
            Wrong("Password", new("Сервер другой: введите пароль снова.", "The server is another one: enter the password again."));
        return new(host, posted.Whole("Port") ?? 0, posted.Ticked("Tls"), posted["From"]?.Trim() ?? "", user, user is null ? null : password);
    }

    TextGatewayAddress? Gateway()
    {
        if (posted["Url"]?.Trim() is not { } typed)
            return null;
        if (!Uri.TryCreate(typed, UriKind.Absolute, out var url) || !(url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback)))
        {
            Wrong("Url", new("Адрес шлюза начинается с https://.", "The gateway's address begins with https://."));
            return before.Gateway;
        }

        var header = posted["Header"]?.Trim() ?? "Authorization";
        if (!header.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
            Wrong("Header", new("В имени заголовка — только латинские буквы, цифры и дефис.", "A header's name has Latin letters, digits and hyphens only."));
        if (posted["Token"]?.Any(char.IsControl) is true)
            Wrong("Token", new("Ключ пишут в одну строку.", "A key is one line."));
        if (posted["Token"] is null && before.Gateway is { Token: not null } was && was.Url.Host != url.Host)
            Wrong("Token", new("Шлюз другой: введите ключ снова.", "The gateway is another one: enter the key again."));
        return new(url, header, posted["Token"] is { } token ? secrets.Hide(token) : before.Gateway?.Token);
    }

    string? Site()
    {
        if (posted["Site"]?.Trim().TrimEnd('/') is not { Length: > 0 } typed)
            return null;
        if (!Uri.TryCreate(typed, UriKind.Absolute, out var site) || site.Scheme is not ("https" or "http") || site is not { Query: "", Fragment: "" })
            Wrong("Site", new("Напишите адрес целиком, например https://clinic.example.", "Write the whole address, such as https://clinic.example."));
        return typed;
    }

    int Minute(string field)
    {
        if (posted.Clock(field) is { } time)
            return (time.Hour * 60) + time.Minute;
        Wrong(field, new("Укажите время, например 21:00.", "Give a time, such as 21:00."));
        return 0;
    }

    void Wrong(string field, Text why) => problems.Add(new(field, why));

    public static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
