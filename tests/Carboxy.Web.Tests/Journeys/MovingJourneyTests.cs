using System.Globalization;
using Microsoft.Playwright;

namespace Carboxy.Web.Journeys;

/// <summary>One visit is moved on the board, with the mouse, with the keyboard alone, and against a rule.</summary>
[Collection(JourneyClinic.Name)]
public class MovingJourneyTests(Rehearsal clinic, Browser browser)
{
    const int Sessions = 4;
    const int SlotRows = 12;
    const int Opening = 9 * 60;

    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task A_visit_is_moved_on_the_board_by_mouse_by_keys_and_against_a_rule(string language)
    {
        var walk = new Walk(clinic, await browser.OpenAsync(clinic, language), language);
        var family = language == "ru" ? "Перевозчикова" : "Ferryman";
        await BookAsync(walk, family);

        await ByMouseAsync(walk, family);
        await ByKeysAsync(walk, family);
        await AgainstARuleAsync(walk, family);
        walk.EndsWell();
    }

    /// <summary>A course is booked, and the board of one of its sessions stands open.</summary>
    static async Task BookAsync(Walk walk, string family)
    {
        await walk.EnterAsync("reception");
        var patient = await walk.NewPatientAsync(family, walk.Say("Рената", "Renata"));
        await walk.WishForMaskAsync();
        await walk.AnswerAsync();
        await walk.EnterAsync("practitioner");
        await walk.GoAsync(patient);
        var course = await walk.PlanCourseAsync(Sessions);
        await walk.EnterAsync("reception");
        await walk.GoAsync($"{course}/book");
        await walk.TurnAsync(() => walk.Page.Locator(".offer").First.GetByRole(AriaRole.Button).ClickAsync());
        // Both languages walk through one clinic: each moves a session of another week.
        await walk.TurnAsync(() => walk.Main.Locator("tbody tr a").Nth(walk.Say("2", "3") == "2" ? 1 : 2).ClickAsync());
    }

    /// <summary>Dragged an hour further, and taken back.</summary>
    static async Task ByMouseAsync(Walk walk, string family)
    {
        var stood = await StartAsync(walk, family);
        await TakeAsync(walk, family);
        await walk.Page.Locator(".board__place").First.WaitForAsync();
        await ToAsync(walk, stood + 60);
        await walk.Page.Locator(".board__drop:not(.is-refused)").WaitForAsync();
        await walk.Page.Mouse.UpAsync();

        await SaysAsync(walk, "Перенесено", "Moved to");
        await Assertions.Expect(Card(walk, family)).ToHaveAttributeAsync("data-start", Number(stood + 60));
        await walk.Page.Locator("[data-board-says] button").ClickAsync();
        await Assertions.Expect(Card(walk, family)).ToHaveAttributeAsync("data-start", Number(stood));
    }

    /// <summary>M, the arrows, Enter; Escape leaves everything as it is. The focus is never lost.</summary>
    static async Task ByKeysAsync(Walk walk, string family)
    {
        var stood = await StartAsync(walk, family);
        await Card(walk, family).FocusAsync();
        await walk.Page.Keyboard.PressAsync("m");
        await walk.Page.Locator(".board__drop:focus").WaitForAsync();
        await walk.ExamineAsync("moving");
        await walk.Page.Keyboard.PressAsync("Escape");
        await SaysAsync(walk, "остался на месте", "stays where it was");
        await walk.Page.HoldsAsync("href => document.activeElement?.getAttribute('href') === href", await Card(walk, family).GetAttributeAsync("href"));

        await walk.Page.Keyboard.PressAsync("m");
        await walk.Page.Locator(".board__drop:focus").WaitForAsync();
        await walk.Page.Keyboard.PressAsync("ArrowDown");
        await walk.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Contains(walk.Say("можно", "allowed"), await walk.Page.Locator(".board__drop").GetAttributeAsync("aria-label"), StringComparison.Ordinal);
        await walk.Page.Keyboard.PressAsync("Enter");

        await SaysAsync(walk, "Перенесено", "Moved to");
        await Assertions.Expect(Card(walk, family)).ToHaveAttributeAsync("data-start", Number(stood + 10));
        await Assertions.Expect(Card(walk, family)).ToBeFocusedAsync();
        await walk.ExamineAsync("moved");
    }

    /// <summary>Before opening the place is refused with its reason; the desk gives a reason of its own and it is kept.</summary>
    static async Task AgainstARuleAsync(Walk walk, string family)
    {
        var booking = await Card(walk, family).GetAttributeAsync("href");
        var stood = await StartAsync(walk, family);
        await TakeAsync(walk, family);
        await walk.Page.Locator(".board__place").First.WaitForAsync();
        await ToAsync(walk, Opening - 60);
        await walk.Page.Locator(".board__drop.is-refused").WaitForAsync();
        await walk.Page.Mouse.UpAsync();
        await SaysAsync(walk, "вне рабочих часов", "not at work");
        Assert.Equal(stood, await StartAsync(walk, family));

        await walk.TurnAsync(() => walk.Page.Locator("[data-board-says] a").ClickAsync());
        await walk.PressAsync("Проверить и перенести", "Check and move");
        await walk.SeesAsync("вне рабочих часов", "outside working hours");
        await walk.ExamineAsync("book-anyway");
        var reason = walk.Say("Пациентка улетает в полдень", "The patient flies at noon");
        await walk.Main.Locator("textarea[name=Reason]").FillAsync(reason);
        await walk.PressAsync("Записать всё равно", "Book anyway");

        Assert.Equal(booking, walk.Path);
        await walk.SeesAsync("вопреки правилам", "against the rules");
        await walk.SeesAsync("Пациентка улетает в полдень", "The patient flies at noon");
        await walk.ExamineAsync("booked-against-a-rule");
    }

    static ILocator Card(Walk walk, string family) => walk.Page.Locator("a.visit[data-visit]:not(.visit--ghost)").Filter(new() { HasText = family }).First;

    static async Task<int> StartAsync(Walk walk, string family) => int.Parse((await Card(walk, family).GetAttributeAsync("data-start"))!, CultureInfo.InvariantCulture);

    static string Number(int minute) => minute.ToString(CultureInfo.InvariantCulture);

    static Task SaysAsync(Walk walk, string ru, string en) => walk.Page.Locator("[data-board-says]").GetByText(walk.Say(ru, en)).First.WaitForAsync();

    /// <summary>Presses on the top of the card and pulls a little.</summary>
    static async Task TakeAsync(Walk walk, string family)
    {
        await Card(walk, family).EvaluateAsync("card => card.scrollIntoView({ block: 'center' })");
        var box = (await Card(walk, family).BoundingBoxAsync())!;
        await walk.Page.Mouse.MoveAsync(box.X + 20, box.Y + 2);
        await walk.Page.Mouse.DownAsync();
        await walk.Page.Mouse.MoveAsync(box.X + 30, box.Y + 2 + SlotRows, new() { Steps = 4 });
    }

    /// <summary>Pulls to a time of the same column; near the edge of the window the page scrolls along, so that the hand follows it.</summary>
    static async Task ToAsync(Walk walk, int minute)
    {
        var at = await WhereAsync(walk, minute);
        for (var tries = 0; tries < 40; tries++)
        {
            await walk.Page.Mouse.MoveAsync(at[0], at[1], new() { Steps = 6 });
            var now = await WhereAsync(walk, minute);
            if (Math.Abs(now[1] - at[1]) < 1)
                return;
            at = now;
        }
    }

    static Task<float[]> WhereAsync(Walk walk, int minute) => walk.Page.EvaluateAsync<float[]>("""
        minute => {
          const lane = document.querySelector('.visit.is-moving').closest('[data-lane]');
          const box = lane.getBoundingClientRect();
          return [box.left + 30, box.top + (minute - lane.dataset.top) / 5 * parseFloat(getComputedStyle(lane).gridAutoRows) + 3];
        }
        """, minute);
}
