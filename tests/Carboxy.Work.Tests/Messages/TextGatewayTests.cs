using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Carboxy.Work.Messages;

/// <summary>Text messages over HTTP to a gateway on loopback.</summary>
public sealed class TextGatewayTests
{
    static readonly Secrets Secrets = new(new EphemeralDataProtectionProvider());

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static Letter Letter => new() { Key = "key-1", Language = Language.Russian, To = "+79990000001", Clinic = "Клиника", Subject = "", Paragraphs = [], Sms = "Клиника: ждём вас ср, 11 марта, 10:00." };

    [Fact]
    public async Task A_text_message_carries_words_number_and_key()
    {
        var seen = new List<(string Body, string Key, string Token)>();
        await using var gateway = await StartAsync(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            seen.Add((await reader.ReadToEndAsync(), http.Request.Headers["Idempotency-Key"].ToString(), http.Request.Headers["X-Key"].ToString()));
        });

        Assert.IsType<Posting.Accepted>(await SendAsync(gateway));

        var (body, key, token) = Assert.Single(seen);
        using var json = JsonDocument.Parse(body);
        Assert.Equal(("+79990000001", Letter.Sms, "key-1"), (json.RootElement.GetProperty("to").GetString(), json.RootElement.GetProperty("text").GetString(), json.RootElement.GetProperty("id").GetString()));
        Assert.Equal(("key-1", "Bearer abc"), (key, token));
    }

    [Theory]
    [InlineData(400, "refused http_400"), InlineData(422, "refused http_422"), InlineData(429, "later http_429 certain down"), InlineData(401, "later http_401 certain down"), InlineData(500, "later http_500"), InlineData(302, "later http_302")]
    public async Task What_the_gateway_says_is_understood(int status, string meaning)
    {
        await using var gateway = await StartAsync(http => { http.Response.StatusCode = status; http.Response.Headers.Location = "http://127.0.0.1:1/"; return Task.CompletedTask; });

        Assert.Equal(meaning, await SendAsync(gateway) switch
        {
            Posting.Refused refused => $"refused {refused.Code}",
            Posting.NotNow later => $"later {later.Code}{(later.Certain ? " certain" : null)}{(later.Down ? " down" : null)}",
            _ => "accepted",
        });
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_is_said_so()
    {
        var gateway = await StartAsync(_ => Task.CompletedTask);
        await gateway.StopAsync(Cancel);

        Assert.True(await SendAsync(gateway) is Posting.NotNow { Code: "gateway_lost", Certain: true, Down: true });
        await gateway.DisposeAsync();
    }

    static async Task<Posting> SendAsync(WebApplication gateway)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        return await new TextGateway(Secrets, http).SendAsync(Letter, new() { Gateway = new(new(gateway.Urls.First()), "X-Key", Secrets.Hide("Bearer abc")) }, Cancel);
    }

    static async Task<WebApplication> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(answer);
        await app.StartAsync(Cancel);
        return app;
    }
}
