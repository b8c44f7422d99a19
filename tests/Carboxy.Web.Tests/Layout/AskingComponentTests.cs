using System.Reflection;
using Microsoft.AspNetCore.Components;

namespace Carboxy.Web.Layout;

public class AskingComponentTests
{
    /// <summary>Whatever waits for something shares the one context of its request with all other parts of its page.</summary>
    [Fact]
    public void Each_page_and_part_that_waits_takes_its_turn()
    {
        var waiting = typeof(AskingComponent).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ComponentBase)) && type != typeof(AskingComponent))
            .Where(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Any(m => m.ReturnType.IsAssignableTo(typeof(Task))))
            .ToList();

        Assert.True(waiting.Count > 50, $"Only {waiting.Count} components wait.");
        Assert.Empty(waiting.Where(type => !type.IsAssignableTo(typeof(AskingComponent))).Select(type => type.Name));
    }
}
