using PmiEmas.TestKit;

[assembly: Xunit.AssemblyFixture(typeof(SitePool))]
