using System.Collections.Concurrent;
using System.Text.Json;
using Carboxy.Web.Screening;
using Carboxy.Work.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>Messages from the settings to the patient's telephone, in a browser, sent by the jobs of the program itself.</summary>
[Collection(DemoClinicDay.Name)]
public class MessagesJourneyTests(DemoDay clinic, Browser browser)
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_desk_holds_one_back_the_owner_sets_up_a_gateway_and_the_others_arrive()
    {
        ConcurrentQueue<(string Key, string Text)> arrived = [];
        await using var gateway = await GatewayAsync(arrived);
        var page = await browser.OpenAsync(clinic, "en");
        await EnterAsync(page, "reception");

        await page.GotoAsync("/messages");
        Assert.True(await page.GetByText("Sending is not set up").IsVisibleAsync());
        var first = page.Locator(".message").First;
        var held = await first.GetByRole(AriaRole.Button, new() { Name = "Do not send" }).GetAttributeAsync("value");
        await first.GetByRole(AriaRole.Button, new() { Name = "Do not send" }).ClickAsync();
        await page.GetByText("somebody decided not to send it").WaitForAsync();

        await page.Context.ClearCookiesAsync(new() { Name = "carboxy.person" });
        await EnterAsync(page, "owner");
        await page.GotoAsync("/settings/messages");
        await page.FillAsync("[name=Url]", $"{gateway.Urls.First()}/send");
        await page.FillAsync("[name=QuietFrom]", "03:00");
        await page.FillAsync("[name=QuietUntil]", "03:00");
        await page.TurnAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync());
        await page.FillAsync("[name=To]", "+79990000001");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send it" }).ClickAsync();
        await page.GetByText("The server took the message").WaitForAsync();

        var (settings, version) = await clinic.WithAsync((KeepMessageSettings keep) => keep.ReadAsync(Cancel));
        try
        {
            // What is past its three minutes of grace goes by itself; what is not the desk hurries.
            var hurry = page.GetByRole(AriaRole.Button, new() { Name = "Send now" });
            for (var wait = 0; wait < 90 && arrived.Count < 4; wait++)
            {
                await page.GotoAsync("/messages");
                if (await hurry.CountAsync() > 0)
                    await page.TurnAsync(() => hurry.First.ClickAsync());
                await Task.Delay(TimeSpan.FromSeconds(1), Cancel);
            }

            Assert.True(arrived.Count >= 4, $"{arrived.Count} messages arrived.");
            Assert.Equal(arrived.Count, arrived.Select(a => a.Key).Distinct().Count());
            Assert.DoesNotContain(arrived, a => a.Key.StartsWith(held!.Split('.')[1], StringComparison.Ordinal));
            Assert.Contains(arrived, a => a.Text.Contains("вы записаны на", StringComparison.Ordinal));
        }
        finally
        {
            Assert.True(await clinic.WithAsync((KeepMessageSettings keep) => keep.RunAsync(settings with { Gateway = null }, version, Cancel)));
        }

        await page.GotoAsync("/messages");
        Assert.True(await page.GetByText("sent as a text message").First.IsVisibleAsync());
    }

    static async Task EnterAsync(IPage page, string role)
    {
        await page.GotoAsync("/sign-in");
        await page.Locator($"button[value={role}]").ClickAsync();
        await page.WaitForURLAsync("**/today");
    }

    static async Task<WebApplication> GatewayAsync(ConcurrentQueue<(string, string)> arrived)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async http =>
        {
            using var said = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            arrived.Enqueue((http.Request.Headers["Idempotency-Key"].ToString(), said.RootElement.GetProperty("text").GetString()!));
        });
        await app.StartAsync(Cancel);
        return app;
    }
}
