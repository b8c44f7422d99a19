using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace Carboxy.Work.Messages;

/// <summary>Hands text messages to a gateway: one POST with <c>to</c>, <c>text</c> and <c>id</c>, the id also as the idempotency key.</summary>
public sealed class TextGateway(Secrets secrets, HttpClient http) : IPost
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public Channel Channel => Channel.Text;

    public async Task<Posting> SendAsync(Letter letter, MessageSettings settings, CancellationToken cancel)
    {
        var gateway = settings.Gateway ?? throw new InvalidOperationException("There is no gateway; whoever chose this way has not looked.");
        using var request = new HttpRequestMessage(HttpMethod.Post, gateway.Url) { Content = JsonContent.Create(new { to = letter.To, text = letter.Sms, id = letter.Key }) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", letter.Key);
        if (gateway.Token is { } hidden)
        {
            if (secrets.Show(hidden) is not { } token)
                return new Posting.NotNow("secret_lost", new("Ключ шлюза не расшифровать: ключи программы сменились. Введите его снова.", "The gateway's key cannot be decrypted: the program's keys have changed. Enter it again."), Certain: true, Down: true);
            request.Headers.TryAddWithoutValidation(gateway.Header, token);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return Meaning(answer.StatusCode);
        }
        catch (HttpRequestException e)
        {
            return new Posting.NotNow("gateway_lost", new("Нет связи со шлюзом. Проверьте адрес и доступ в сеть.", "The gateway cannot be reached. Check its address and the network."),
                Certain: e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError, Down: true);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Posting.NotNow("timeout", new("Шлюз не отвечает.", "The gateway does not answer."), Certain: false, Down: true);
        }
    }

    static Posting Meaning(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => new Posting.Accepted(),
        401 or 403 => new Posting.NotNow(Code(status), new("Шлюз не принял ключ.", "The gateway refused the key."), Certain: true, Down: true),
        408 or 425 or 429 => new Posting.NotNow(Code(status), new("Шлюз просит повторить позже.", "The gateway asks to try again later."), Certain: true, Down: true),
        >= 400 and < 500 => new Posting.Refused(Code(status)),
        _ => new Posting.NotNow(Code(status), new("Шлюз не смог принять сообщение.", "The gateway could not take the message."), Certain: false, Down: false),
    };

    static string Code(HttpStatusCode status) => string.Create(CultureInfo.InvariantCulture, $"http_{(int)status}");
}
