using System.Globalization;
using Carboxy.Web.Server;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>A demo clinic at half past eleven in the evening, in Moscow.</summary>
public sealed class LateEvening : Served
{
    public MovedClock Clock { get; } = MovedClock.At(new(20, 30));

    protected override WebSettings Settings => base.Settings with { Clock = Clock };
}

public sealed class BoardMidnightTests(LateEvening clinic, Browser browser) : IClassFixture<LateEvening>, IClassFixture<Browser>
{
    [Fact]
    public async Task A_board_open_on_today_goes_on_to_the_next_day_and_one_open_on_a_day_says_that_it_is_over()
    {
        var page = await browser.OpenAsync(clinic, "en");
        await page.GotoAsync("/sign-in");
        await page.TurnAsync(() => page.Locator("button[value=reception]").ClickAsync());
        var today = clinic.Clock.GetUtcNow().AddHours(3).Date;
        string Named(int later) => today.AddDays(later).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await page.GotoAsync($"/board?day={Named(1)}");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Today", Exact = true }).ClickAsync();
        await page.Locator($"#board[data-from='{Named(0)}']").WaitForAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"/board?day={Named(0)}");
        Assert.Equal(0, await other.Locator(".board-past").CountAsync());

        clinic.Clock.Pass(TimeSpan.FromHours(1));
        foreach (var one in new[] { page, other }) await one.EvaluateAsync("document.getElementById('board').dispatchEvent(new Event('changed'))");

        await page.Locator($"#board[data-from='{Named(1)}']").WaitForAsync();
        await Assertions.Expect(page.Locator("nav a[aria-current=date]")).ToHaveTextAsync("Today");
        await Assertions.Expect(other.Locator(".board-past")).ToContainTextAsync("This day is over");
        await other.Locator(".board-past a").ClickAsync();
        await other.Locator($"#board[data-from='{Named(1)}']").WaitForAsync();
    }
}
