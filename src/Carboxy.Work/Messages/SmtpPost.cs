using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Carboxy.Work.Messages;

/// <summary>Hands letters to the clinic's mail server.</summary>
public sealed class SmtpPost(Secrets secrets) : IPost
{
    /// <summary>Well inside the lease of a message, and inside the time that a program has for stopping.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    public Channel Channel => Channel.Mail;

    public async Task<Posting> SendAsync(Letter letter, MessageSettings settings, CancellationToken cancel)
    {
        var server = settings.Mail ?? throw new InvalidOperationException("There is no mail server; whoever chose this way has not looked.");
        var password = server.Password is null ? null : secrets.Show(server.Password);
        if (server.Password is not null && password is null)
            return new Posting.NotNow("secret_lost", new("Пароль почтового сервера не расшифровать: ключи программы сменились. Введите его снова.", "The password of the mail server cannot be decrypted: the program's keys have changed. Enter it again."), Certain: true, Down: true);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Tls, UseDefaultCredentials = false, DeliveryFormat = SmtpDeliveryFormat.SevenBit };
        if (server.User is not null)
            client.Credentials = new NetworkCredential(server.User, password);
        try
        {
            using var mail = MailWriter.Write(letter, server);
            await client.SendMailAsync(mail, limit.Token);
            return new Posting.Accepted();
        }
        catch (SmtpException e)
        {
            return Meaning(e);
        }
        catch (FormatException)
        {
            return new Posting.Refused("address");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Posting.NotNow("timeout", new("Почтовый сервер не отвечает. Проверьте адрес и порт.", "The mail server does not answer. Check its name and port."), Certain: false, Down: true);
        }
    }

    /// <summary>What the server meant. Its own words are not kept: they often hold the address.</summary>
    static Posting Meaning(SmtpException e)
    {
        var code = (int)e.StatusCode;
        for (Exception? inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is SocketException socket)
                return new Posting.NotNow($"socket_{(int)socket.SocketErrorCode}", new("Нет связи с почтовым сервером. Проверьте имя, порт и доступ в сеть.", "The mail server cannot be reached. Check its name, the port and the network."), Certain: true, Down: true);
            if (inner is AuthenticationException)
                return new Posting.NotNow("tls", new("Шифрованное соединение не удалось: сертификат сервера не принят. Проверьте имя сервера.", "The encrypted connection failed: the server's certificate was not accepted. Check the server's name."), Certain: true, Down: true);
        }

        return code switch
        {
            454 or 530 or 534 or 535 or 538 => new Posting.NotNow($"smtp_{code}", new("Почтовый сервер не принял имя или пароль, либо требует шифрования.", "The mail server refused the user name or password, or demands encryption."), Certain: true, Down: true),
            421 => new Posting.NotNow("smtp_421", Busy, Certain: true, Down: true),
            >= 400 and < 500 => new Posting.NotNow(Code(code), Busy, Certain: true, Down: false),
            >= 500 and < 600 => new Posting.Refused(Code(code)),
            _ => new Posting.NotNow("smtp_lost", new("Связь с почтовым сервером прервалась, или он не умеет шифровать соединение.", "The connection to the mail server broke, or it cannot encrypt the connection."), Certain: false, Down: false),
        };
    }

    static readonly Text Busy = new("Почтовый сервер просит повторить позже.", "The mail server asks to try again later.");

    static string Code(int code) => string.Create(CultureInfo.InvariantCulture, $"smtp_{code}");
}
