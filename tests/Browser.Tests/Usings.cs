global using PmiEmas.TestKit;
global using Shouldly;
global using Xunit;

[assembly: AssemblyFixture(typeof(PmiEmas.Browser.Tests.Kit.BrowserPool))]
